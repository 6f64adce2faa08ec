# Fails when a page links to a file that is not there, or names a source file in `backticks` that is not there.
#   cmake -DROOT=<source tree> -P check_docs.cmake

cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE pages RELATIVE "${ROOT}" "${ROOT}/docs/*.md" "${ROOT}/data/*.md")
file(GLOB tops RELATIVE "${ROOT}" "${ROOT}/*.md")
list(APPEND pages ${tops})
set(faults "")

macro(fault_unless_exists path name)
  if(NOT EXISTS "${path}")
    string(APPEND faults "  ${page}: ${name} is not there\n")
  endif()
endmacro()

foreach(page IN LISTS pages)
  get_filename_component(folder "${ROOT}/${page}" DIRECTORY)
  file(READ "${ROOT}/${page}" text)
  string(REGEX REPLACE "[][;]" "|" text "${text}")  # brackets and semicolons would break CMake's lists
  string(REGEX MATCHALL "\\|\\([^()# \n|]+[#)]" links "${text}")
  foreach(link IN LISTS links)
    string(REGEX REPLACE "^\\|\\(|[#)]$" "" link "${link}")
    if(NOT link MATCHES "^[a-z]+:")
      fault_unless_exists("${folder}/${link}" "${link}")
    endif()
  endforeach()
  string(REGEX MATCHALL "`(lib|apps|tests|docs|data)/[A-Za-z0-9_./-]+\\.[a-z]+`" names "${text}")
  foreach(name IN LISTS names)
    string(REPLACE "`" "" name "${name}")
    fault_unless_exists("${ROOT}/${name}" "${name}")
  endforeach()
endforeach()

list(LENGTH pages count)
if(faults)
  message(FATAL_ERROR "docs:\n${faults}")
endif()
message(STATUS "docs: every link and file name in ${count} pages leads somewhere")
