# Passes only if the layering check fails on the tree ROOT and says EXPECTED: a check that cannot fail proves nothing.
execute_process(COMMAND "${CMAKE_COMMAND}" -DROOT=${ROOT} -P "${CHECK}" RESULT_VARIABLE code ERROR_VARIABLE said)
string(REGEX REPLACE "[ \n]+" " " said "${said}")
string(FIND "${said}" "${EXPECTED}" place)
if(code EQUAL 0 OR place EQUAL -1)
  message(FATAL_ERROR "wanted a failure saying \"${EXPECTED}\", got exit ${code}: ${said}")
endif()
