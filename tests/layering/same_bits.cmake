# Fails when an archive below results calls one of the C library's functions whose last bits depend on the machine: what
# core/same_bits.hpp renames, what it does not, and what a compiler makes of two calls.
#   cmake -DNM=<nm> -DARCHIVES=<archive>,<archive>... -P same_bits.cmake
set(inexact "(exp|exp2|exp10|expm1|log|log10|log1p|log2|pow|sin|cos|sincos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot|erf|erfc|[lt]gamma)[fl]?")
string(REPLACE "," ";" ARCHIVES "${ARCHIVES}")
set(calls "")
foreach(archive IN LISTS ARCHIVES)
  execute_process(COMMAND "${NM}" -A -u "${archive}" OUTPUT_VARIABLE undefined COMMAND_ERROR_IS_FATAL ANY)
  if(NOT undefined MATCHES " U ")
    message(FATAL_ERROR "${archive}: nm finds no call at all")
  endif()
  string(REGEX MATCHALL "[^\n]* U ${inexact}\n" found "${undefined}")
  list(APPEND calls ${found})
endforeach()
if(calls)
  string(JOIN "" calls ${calls})
  message(FATAL_ERROR "calls of the C library's own functions:\n${calls}")
endif()
