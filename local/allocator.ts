/**
 * How the C library hands out memory in processes that draw: libvips frees pictures of megabytes in many threads, and
 * glibc would keep most of that for itself. main.bicep has the same settings.
 * @see https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html
 */
export const allocatorEnvironment = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '262144',
} as const;
