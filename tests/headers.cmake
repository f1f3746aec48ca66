# SPDX-License-Identifier: Apache-2.0
# Each header compiles alone, and all of them together link from two translation units.
# Here a glob is right: no header can be forgotten.
file(
  GLOB_RECURSE headers
  RELATIVE ${PROJECT_SOURCE_DIR}/include
  CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/*.h ${PROJECT_SOURCE_DIR}/include/*.hpp)
set(generated ${CMAKE_CURRENT_BINARY_DIR}/headers)
set(all_headers "")
set(alone_sources "")
foreach(header IN LISTS headers)
  # Included twice: the second time must change nothing.
  file(CONFIGURE OUTPUT ${generated}/${header}.cpp CONTENT "#include <@header@>\n#include <@header@>\n")
  list(APPEND alone_sources ${generated}/${header}.cpp)
  string(APPEND all_headers "#include <${header}>\n")
endforeach()
file(CONFIGURE OUTPUT ${generated}/all_headers.cpp CONTENT "@all_headers@")
file(CONFIGURE OUTPUT ${generated}/all_headers_main.cpp CONTENT "@all_headers@int main() {}\n")

add_library(thads_headers_alone OBJECT ${alone_sources})
add_executable(thads_headers_twice ${generated}/all_headers.cpp ${generated}/all_headers_main.cpp)
foreach(target IN ITEMS thads_headers_alone thads_headers_twice)
  target_link_libraries(${target} PRIVATE thads::headers OpenSSL::Crypto thads_warnings)
  target_compile_options(${target} PRIVATE -O0 -g0)
endforeach()
