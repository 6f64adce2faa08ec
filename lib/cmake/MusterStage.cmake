# One link target per stage: muster_<stage>, in use as muster::<stage>.
#   muster_add_stage(economy HEADERS economy/growth.hpp SOURCES economy/growth.cpp
#                    USES population LINK Boost::headers)
# USES names stages above this one, LINK libraries that appear in its headers, PRIVATE_LINK those that do not. Of the
# latter, those that are only headers are of no concern to a project that links the installed library.
set(muster_only_headers Boost::headers nlohmann_json::nlohmann_json muster_external_random123
                        muster_external_tomlplusplus muster_external_cli11)

add_library(muster_options INTERFACE)
target_compile_options(muster_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                       $<$<BOOL:${MUSTER_WARNINGS_AS_ERRORS}>:-Werror> -ffp-contract=off)
if(MUSTER_SANITIZE)
  target_compile_options(muster_options INTERFACE -fsanitize=${MUSTER_SANITIZE} -fno-sanitize-recover=all
                         -fno-omit-frame-pointer)
  target_link_options(muster_options INTERFACE -fsanitize=${MUSTER_SANITIZE})
endif()

# The headers that nearly every source reads, compiled once. Off for the release build of the library, so that a source
# that forgets an include of its own does not compile; on for the builds that only repeat it.
option(MUSTER_PRECOMPILE "Compile the library's common headers once" OFF)
set(muster_common_headers <Eigen/Core> <fmt/format.h> <algorithm> <array> <cmath> <filesystem> <functional> <map>
                          <optional> <span> <sstream> <string> <string_view> <variant> <vector>)
function(muster_precompile target)  # further headers after the name; after FIRST those that come before all others
  cmake_parse_arguments(ARG "" "" "FIRST" ${ARGN})
  file(CONFIGURE OUTPUT ${target}.cpp CONTENT "")
  add_library(${target} OBJECT EXCLUDE_FROM_ALL "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp")
  target_compile_features(${target} PRIVATE cxx_std_20)
  target_link_libraries(${target} PRIVATE muster_options Eigen3::Eigen fmt::fmt)
  target_precompile_headers(${target} PRIVATE ${ARG_FIRST} ${muster_common_headers} ${ARG_UNPARSED_ARGUMENTS})
endfunction()
if(MUSTER_PRECOMPILE)
  muster_precompile(muster_pch FIRST "${PROJECT_SOURCE_DIR}/lib/muster/core/same_bits.hpp")
endif()

function(muster_add_stage stage)
  cmake_parse_arguments(ARG "" "" "HEADERS;SOURCES;USES;LINK;PRIVATE_LINK" ${ARGN})
  set(target muster_${stage})
  if(ARG_SOURCES)
    add_library(${target} STATIC ${ARG_SOURCES} ${ARG_HEADERS})
    set(scope PUBLIC)
    set(private_link muster_options ${ARG_PRIVATE_LINK})
    foreach(library IN LISTS private_link)
      if(library STREQUAL "muster_options" OR library IN_LIST muster_only_headers)
        set(library $<BUILD_INTERFACE:${library}>)
      endif()
      target_link_libraries(${target} PRIVATE ${library})
    endforeach()
    if(MUSTER_PRECOMPILE)
      target_precompile_headers(${target} REUSE_FROM muster_pch)
    endif()
  else()
    add_library(${target} INTERFACE ${ARG_HEADERS})
    set(scope INTERFACE)
  endif()
  add_library(muster::${stage} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${stage})
  target_compile_features(${target} ${scope} cxx_std_20)
  target_include_directories(${target} ${scope} $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/lib>
                             $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  list(TRANSFORM ARG_USES PREPEND muster_)
  target_link_libraries(${target} ${scope} ${ARG_USES} ${ARG_LINK})
  set_property(GLOBAL APPEND PROPERTY MUSTER_STAGES ${target})
  set_property(GLOBAL APPEND PROPERTY MUSTER_HEADERS ${ARG_HEADERS})
endfunction()
