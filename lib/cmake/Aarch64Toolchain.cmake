# Cross-compiles for 64-bit ARM with Debian's g++-aarch64-linux-gnu, against the arm64 packages unpacked under
# MUSTER_ARM_ROOT (by ./dev arm), and runs what is built under qemu-aarch64 with that root's C library.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(MUSTER_ARM_ROOT "" CACHE PATH "Root folder of the arm64 packages")
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES MUSTER_ARM_ROOT)

set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
set(CMAKE_SYSROOT "${MUSTER_ARM_ROOT}")
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64 -L "${MUSTER_ARM_ROOT}")

set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_SYSROOT_DIR} "${MUSTER_ARM_ROOT}")
set(ENV{PKG_CONFIG_LIBDIR} "${MUSTER_ARM_ROOT}/usr/lib/aarch64-linux-gnu/pkgconfig:${MUSTER_ARM_ROOT}/usr/share/pkgconfig")
