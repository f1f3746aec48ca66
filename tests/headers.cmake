# SPDX-License-Identifier: Apache-2.0
# All headers together, in the order of their names, link from two translation units. That each
# compiles alone is what the target all_verify_interface_header_sets builds.
file(
  GLOB_RECURSE headers
  RELATIVE ${PROJECT_SOURCE_DIR}/include
  CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/*.h ${PROJECT_SOURCE_DIR}/include/*.hpp)
list(FILTER headers EXCLUDE REGEX "-inl\\.hpp$") # which others include where they are needed
set(all_headers "")
foreach(header IN LISTS headers)
  # Included twice: the second time must change nothing.
  string(APPEND all_headers "#include <${header}>\n#include <${header}>\n")
endforeach()
set(generated ${CMAKE_CURRENT_BINARY_DIR}/headers)
file(CONFIGURE OUTPUT ${generated}/all_headers.cpp CONTENT "@all_headers@")
file(CONFIGURE OUTPUT ${generated}/all_headers_main.cpp CONTENT "@all_headers@int main() {}\n")

# Users of the compiled library, and users of the headers alone.
foreach(library IN ITEMS thads headers)
  set(target thads_${library}_twice)
  add_executable(${target} ${generated}/all_headers.cpp ${generated}/all_headers_main.cpp)
  target_link_libraries(${target} PRIVATE thads::${library} thads_warnings)
  target_compile_options(${target} PRIVATE -O0 -g0)
endforeach()
target_link_libraries(thads_thads_twice PRIVATE Boost::headers) # for wide_int.hpp
