# SPDX-License-Identifier: Apache-2.0
# The Debian packages: `cmake --workflow --preset package` makes them, `./dev package` tries them too.
if(NOT "${CMAKE_INSTALL_PREFIX}" STREQUAL "/usr"
   OR NOT TARGET thads_c
   OR NOT TARGET thads_program)
  return() # another build, with nothing to pack
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own
set(CPACK_PACKAGE_CONTACT "thads maintainers <maintainers@thads.example>")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS # whatever the umask
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SOURCE thads)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Before 1.0 a program runs with the very version of the library that it was built against.
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY "=")

# What Debian wants to see in share/doc. SOURCE_DATE_EPOCH sets the date.
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(packaging/changelog.Debian.in package/changelog.Debian @ONLY)
configure_file(CHANGELOG.md package/changelog COPYONLY)
execute_process(COMMAND gzip -9nf changelog changelog.Debian
                WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/package COMMAND_ERROR_IS_FATAL ANY)

# thads_package(<component> <package> <section> <description>): a package and its share/doc, which
# `cmake --install` leaves out.
macro(thads_package component package section description)
  list(APPEND CPACK_COMPONENTS_ALL ${component})
  string(TOUPPER ${component} key)
  set(CPACK_DEBIAN_${key}_PACKAGE_NAME ${package})
  set(CPACK_DEBIAN_${key}_PACKAGE_SECTION ${section})
  set(CPACK_DEBIAN_${key}_DESCRIPTION "${description}")
  install(
    FILES packaging/copyright ${CMAKE_CURRENT_BINARY_DIR}/package/changelog.gz
          ${CMAKE_CURRENT_BINARY_DIR}/package/changelog.Debian.gz
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}
    COMPONENT ${component}
    EXCLUDE_FROM_ALL)
endmacro()

get_target_property(abi_version thads_c SOVERSION)
thads_package(
  runtime
  libthads${abi_version}
  libs
  "statistics of civil judgment enforcement in Viet Nam (C library)
thads turns the register of civil judgment enforcement into the official
figures of a period. Figures are exact, and each opens into its cases.
This is the shared library that programs need to run.

Thống kê thi hành án dân sự: thư viện dùng chung cho các chương trình.")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/packaging/triggers)

# Programs in C++ link libcrypto for SHA-256, and users of the headers alone need Boost; those who use it
# from C need neither.
thads_package(
  development
  libthads-dev
  libdevel
  "statistics of civil judgment enforcement in Viet Nam (headers)
thads turns the register of civil judgment enforcement into the official
figures of a period. Figures are exact, and each opens into its cases.
This package has thads.h for programs in C and what can call C, and the
library for C++20, which also needs the recommended packages.

Thống kê thi hành án dân sự: tệp tiêu đề để viết chương trình C và C++.")
set(CPACK_COMPONENT_DEVELOPMENT_DEPENDS runtime)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON) # on the very version
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS
    "libboost-dev (>= 1.74), libssl-dev (>= 1.1.1)")

thads_package(
  program
  thads
  science
  "statistics of civil judgment enforcement in Viet Nam (program)
thads turns the register of civil judgment enforcement into the official
figures of a period. Figures are exact, and each opens into its cases.
This is the command line: it checks registers, fills in forms, compares,
explains and narrates, and simulates registers to try all of that on.

Thống kê thi hành án dân sự: chương trình dòng lệnh lập báo cáo từ sổ thụ lý.")
install(TARGETS thads_program COMPONENT program EXCLUDE_FROM_ALL)

include(CPack)
