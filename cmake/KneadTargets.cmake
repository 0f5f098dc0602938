# The arrows of the house, in one vocabulary: a room is a library whose sources are the files of its
# folder, and it sees only the rooms that it names. tests/arrows reads the includes and holds them
# against the same arrows.

find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)

add_library(knead_flags INTERFACE)
target_include_directories(knead_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(knead_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
  # One result everywhere: no fused multiply-add that another compiler or flag would not make.
  -ffp-contract=off)

# For the rooms that a simulated millisecond goes through. Nobody reads errno after arithmetic, or the
# processor's flags: branches become selections. And GCC would copy the structures that pass from room
# to room with `rep movs`, whose start costs more than the copy. Every value stays what it was, to the
# last bit (docs/decisions/0012).
include(CheckCXXCompilerFlag)
set(KNEAD_CYCLE_FLAGS -fno-math-errno -fno-trapping-math)
set(KNEAD_COPIES "-mmemcpy-strategy=unrolled_loop:256:noalign,libcall:-1:noalign")
check_cxx_compiler_flag(${KNEAD_COPIES} KNEAD_KNOWS_COPIES)  # GCC on x86
if(KNEAD_KNOWS_COPIES)
  list(APPEND KNEAD_CYCLE_FLAGS ${KNEAD_COPIES}
    "-mmemset-strategy=unrolled_loop:256:noalign,libcall:-1:noalign")
endif()

# knead_room(NAME [DIR dir] [FILES f...] [USES target...]) - a static library of every .cpp in DIR
# (not of its sub-folders).
function(knead_room NAME)
  cmake_parse_arguments(ROOM "" "DIR" "FILES;USES" ${ARGN})
  if(NOT ROOM_DIR)
    set(ROOM_DIR ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  if(NOT ROOM_FILES)
    file(GLOB ROOM_FILES CONFIGURE_DEPENDS ${ROOM_DIR}/*.cpp)
  endif()
  if(ROOM_FILES)
    add_library(${NAME} STATIC ${ROOM_FILES})
    target_link_libraries(${NAME} PUBLIC knead_flags ${ROOM_USES})
  else()
    add_library(${NAME} INTERFACE)
    target_link_libraries(${NAME} INTERFACE knead_flags ${ROOM_USES})
  endif()
endfunction()

# knead_test(NAME [LABEL label] [FILES f...] USES target...) - a GoogleTest program of every .cpp in
# this folder, linking what it tests and nothing more.
function(knead_test NAME)
  cmake_parse_arguments(T "" "LABEL" "FILES;USES" ${ARGN})
  if(NOT T_FILES)
    file(GLOB T_FILES CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  endif()
  if(NOT T_LABEL)
    set(T_LABEL unit)
  endif()
  if(T_FILES)
    add_executable(${NAME} ${T_FILES})
    target_link_libraries(${NAME} PRIVATE ${T_USES} GTest::gtest_main)
    target_compile_definitions(${NAME} PRIVATE KNEAD_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    gtest_discover_tests(${NAME} PROPERTIES LABELS ${T_LABEL} DISCOVERY_TIMEOUT 60
      TEST_PREFIX "${T_LABEL}/" WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  endif()
endfunction()
