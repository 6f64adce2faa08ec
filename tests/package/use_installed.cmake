# Installs MUSTER_BUILD into an empty prefix, then configures, builds and runs the project STRANGER against it alone.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "failed (${code}): ${ARGN}\n${said}")
  endif()
  set(said "${said}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}")
run("${CMAKE_COMMAND}" --install "${MUSTER_BUILD}" --prefix "${WORK}/prefix")
run("${CMAKE_COMMAND}" -S "${STRANGER}" -B "${WORK}/build" -G "${GENERATOR}" -DCMAKE_PREFIX_PATH=${WORK}/prefix
    -DCMAKE_CXX_COMPILER=${CXX} -DCMAKE_C_COMPILER=${CC} -DCMAKE_CXX_FLAGS=${CXX_FLAGS} -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF)
run("${CMAKE_COMMAND}" --build "${WORK}/build")
run("${WORK}/build/stranger")
if(NOT said MATCHES "Ukraine: [0-9.]+ persons on 1 January 2022\nP.margin >= 2. 0[.](49|50)[^\n]*\na stranger's input")
  message(FATAL_ERROR "the stranger's program said: ${said}")
endif()
file(REMOVE_RECURSE "${WORK}")
