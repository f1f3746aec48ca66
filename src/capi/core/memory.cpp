// SPDX-License-Identifier: Apache-2.0
// Where the memory of the shared library comes from. The operators below serve everything that is
// linked into it, and nothing outside: they are not exported.
#include <cstddef>
#include <cstdlib>
#include <new>

#include "capi/core/guard.hpp"

namespace {

void* allocate_by_malloc(void*, std::size_t size, std::size_t alignment) {
  if (alignment <= alignof(std::max_align_t)) return std::malloc(size);
  return std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
}

void deallocate_by_free(void*, void* memory) { std::free(memory); }

constexpr thads_allocator by_malloc{sizeof(thads_allocator), 0, nullptr, allocate_by_malloc,
                                    deallocate_by_free};

// The only thing that is global; it is set while nothing else runs.
constinit thads_allocator current = by_malloc;

void* allocate(std::size_t size, std::size_t alignment) noexcept {
  return current.allocate(current.context, size == 0 ? 1 : size, alignment);
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
  void* const memory = allocate(size, alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void deallocate(void* memory) noexcept {
  if (memory != nullptr) current.deallocate(current.context, memory);
}

constexpr std::size_t usual = __STDCPP_DEFAULT_NEW_ALIGNMENT__;

constexpr std::size_t bytes(std::align_val_t alignment) {
  return static_cast<std::size_t>(alignment);
}

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size, usual); }
void* operator new[](std::size_t size) { return allocate_or_throw(size, usual); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size, usual);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size, usual);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate_or_throw(size, bytes(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return allocate_or_throw(size, bytes(alignment));
}
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return allocate(size, bytes(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return allocate(size, bytes(alignment));
}

void operator delete(void* memory) noexcept { deallocate(memory); }
void operator delete[](void* memory) noexcept { deallocate(memory); }
void operator delete(void* memory, std::size_t) noexcept { deallocate(memory); }
void operator delete[](void* memory, std::size_t) noexcept { deallocate(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { deallocate(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { deallocate(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { deallocate(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { deallocate(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { deallocate(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { deallocate(memory); }
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept {
  deallocate(memory);
}
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept {
  deallocate(memory);
}

extern "C" thads_status thads_set_allocator(const thads_allocator* allocator) {
  return thads::capi::guard(nullptr, [&] {
    const auto given = thads::capi::struct_in(allocator, by_malloc, "allocator");
    if (given.allocate == nullptr || given.deallocate == nullptr) {
      thads::capi::throw_argument("allocator", "has no function to allocate or to deallocate");
    }
    current = given;
  });
}
