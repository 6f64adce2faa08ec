# Fails when an object compiled for one level of the instruction set leaves code behind under a name that another source
# may have as well: the linker would keep one of the two, which a lesser machine might then run. Names that mention
# Lanes, or the namespace they are in, belong to the level.
#   cmake -DNM=<nm> -DOBJECTS=<object>,<object>... -P lane_symbols.cmake
string(REPLACE "," ";" OBJECTS "${OBJECTS}")
if(NOT OBJECTS)
  message(FATAL_ERROR "no objects given")
endif()
set(shared "")
foreach(object IN LISTS OBJECTS)
  execute_process(COMMAND "${NM}" "${object}" OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
  if(NOT symbols MATCHES "_kernels_v[34]")
    message(FATAL_ERROR "${object}: nm finds no kernels at all")
  endif()
  string(REGEX MATCHALL "[^\n]* [WT] [^\n]*" code "${symbols}")
  list(FILTER code EXCLUDE REGEX "5Lanes|2v[34]")
  foreach(symbol IN LISTS code)
    string(APPEND shared "${object}: ${symbol}\n")
  endforeach()
endforeach()
if(shared)
  message(FATAL_ERROR "code that the linker may take for other levels too:\n${shared}")
endif()
