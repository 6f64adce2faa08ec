# Installs headers, libraries, programs and data, and the package that `find_package(muster)` reads.
#   muster::<stage> is one stage, muster::muster all of them.
include(CMakePackageConfigHelpers)

get_property(muster_stages GLOBAL PROPERTY MUSTER_STAGES)
add_library(muster_library INTERFACE)
target_link_libraries(muster_library INTERFACE ${muster_stages})
set_target_properties(muster_library PROPERTIES EXPORT_NAME muster)
add_library(muster::muster ALIAS muster_library)

set(muster_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/muster")
install(TARGETS muster_library ${muster_stages} EXPORT musterTargets)
install(EXPORT musterTargets NAMESPACE muster:: DESTINATION "${muster_package_dir}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/lib/muster" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
        FILES_MATCHING PATTERN "*.hpp" PATTERN same_bits.hpp EXCLUDE)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/data" DESTINATION "${CMAKE_INSTALL_DATADIR}/muster"
        PATTERN "*.py" EXCLUDE PATTERN "packing" EXCLUDE PATTERN "__pycache__" EXCLUDE)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/CITATION.cff" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/musterConfig.cmake.in" musterConfig.cmake
                              INSTALL_DESTINATION "${muster_package_dir}" PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(musterConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/musterConfig.cmake" "${PROJECT_BINARY_DIR}/musterConfigVersion.cmake"
        DESTINATION "${muster_package_dir}")
