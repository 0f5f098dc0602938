# cmake -DPROGRAM=... -DPAGE=... -P golden.cmake: fails unless PROGRAM prints exactly what PAGE holds.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} failed: ${status}")
endif()
file(READ ${PAGE} held)
if(NOT printed STREQUAL held)
  message(FATAL_ERROR "${PAGE} is not what ${PROGRAM} prints; cure: ${CURE}")
endif()
