/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-256 as FIPS 180-4 writes it, for tests in C: a thads_sha256. */
#pragma once

#include <stdint.h>
#include <string.h>

#include <thads.h>

static const uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static inline uint32_t sha256_turned(uint32_t x, unsigned by) { return x >> by | x << (32 - by); }

static inline void sha256_block(uint32_t hash[8], const uint8_t* block) {
  uint32_t w[64];
  uint32_t v[8];
  unsigned t;
  for (t = 0; t < 16; ++t) {
    w[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 |
           (uint32_t)block[4 * t + 2] << 8 | (uint32_t)block[4 * t + 3];
  }
  for (; t < 64; ++t) {
    const uint32_t a = w[t - 15];
    const uint32_t b = w[t - 2];
    w[t] = w[t - 16] + (sha256_turned(a, 7) ^ sha256_turned(a, 18) ^ a >> 3) + w[t - 7] +
           (sha256_turned(b, 17) ^ sha256_turned(b, 19) ^ b >> 10);
  }
  memcpy(v, hash, sizeof v);
  for (t = 0; t < 64; ++t) {
    const uint32_t s1 = sha256_turned(v[4], 6) ^ sha256_turned(v[4], 11) ^ sha256_turned(v[4], 25);
    const uint32_t s0 = sha256_turned(v[0], 2) ^ sha256_turned(v[0], 13) ^ sha256_turned(v[0], 22);
    const uint32_t t1 = v[7] + s1 + ((v[4] & v[5]) ^ (~v[4] & v[6])) + sha256_constants[t] + w[t];
    const uint32_t t2 = s0 + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
    memmove(v + 1, v, 7 * sizeof v[0]);
    v[4] += t1;
    v[0] = t1 + t2;
  }
  for (t = 0; t < 8; ++t) hash[t] += v[t];
}

static inline int32_t sha256(void* context, const void* data, size_t size, thads_digest* out) {
  uint32_t hash[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  const uint8_t* bytes = (const uint8_t*)data;
  const uint64_t bits = (uint64_t)size * 8;
  uint8_t last[128] = {0};
  size_t rest = size;
  size_t end;
  size_t i;
  (void)context;
  for (; rest >= 64; rest -= 64, bytes += 64) sha256_block(hash, bytes);
  memcpy(last, bytes, rest);
  last[rest] = 0x80;
  end = rest < 56 ? 64 : 128;
  for (i = 0; i < 8; ++i) last[end - 1 - i] = (uint8_t)(bits >> 8 * i);
  for (i = 0; i < end; i += 64) sha256_block(hash, last + i);
  for (i = 0; i < 32; ++i) out->bytes[i] = (uint8_t)(hash[i / 4] >> (24 - 8 * (i % 4)));
  return 0;
}

/* 64 hexadecimal digits and a NUL, as sha256sum prints them. */
static inline void sha256_text(const thads_digest* digest, char shown[65]) {
  size_t i;
  for (i = 0; i < 32; ++i) {
    shown[2 * i] = "0123456789abcdef"[digest->bytes[i] >> 4];
    shown[2 * i + 1] = "0123456789abcdef"[digest->bytes[i] & 15];
  }
  shown[64] = '\0';
}
