/* A disk that can be watched and broken: preloaded into a Python process by tests/faults.
 *
 * Every change of a file below the watched folder is one operation. Operations are counted, logged
 * with their data, and the chosen one fails, tears or ends the process. One thread at a time.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#undef open64
#undef pwrite64
#undef ftruncate64
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define SECTOR 512

enum { SOUND, EIO_ONCE, EIO_EVER, FULL_ONCE, FULL_EVER, CRASH, TORN };
enum { CRASHED = 99 };

static char folder[PATH_MAX];
static int fault, log_file = -1, syncs_are_free;
static long counted, chosen;
static long long room = -1; /* bytes that still fit; below zero: no end */

/* ---- what Python calls ---- */
void disk_watch(const char *path) { snprintf(folder, sizeof folder, "%s", path); }
void disk_log(int descriptor) { log_file = descriptor; }
void disk_free_syncs(int free) { syncs_are_free = free; }
void disk_room(long long bytes) { room = bytes; }
long disk_counted(void) { return counted; }
void disk_break(int kind, long operation) { fault = kind, chosen = operation, counted = 0; }

static void record(char kind, const char *name, int64_t at, const void *data, uint64_t length)
{
    if (log_file < 0) return;
    uint64_t head[4] = {kind, strlen(name), at, length};
    if (REAL(write)(log_file, head, sizeof head) < 0) _exit(1);
    if (REAL(write)(log_file, name, head[1]) < 0) _exit(1);
    if (data && REAL(write)(log_file, data, length) < 0) _exit(1);
}
void disk_mark(long number) { record('A', "", number, NULL, 0); }

/* ---- deciding ---- */
static int below(const char *path)
{
    size_t length = strlen(folder);
    if (!strcmp(folder, "/")) /* every file there is */
        return path[0] == '/' && strncmp(path, "/dev/", 5) && strncmp(path, "/proc/", 6);
    return length && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static int named(int descriptor, char *path)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    return below(path);
}

static void placed(int start, const char *path, char *whole)
{
    char base[PATH_MAX] = "";
    if (path[0] == '/') snprintf(whole, PATH_MAX, "%s", path);
    else {
        if (start == AT_FDCWD) { if (!getcwd(base, sizeof base)) base[0] = 0; }
        else named(start, base);
        if (snprintf(whole, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) _exit(1);
    }
}

/* 0: go on; -1 with errno: fail. A torn write leaves its first sectors, if it has any. */
static int strike(int descriptor, const void *data, size_t length, off_t at)
{
    int ever = fault == EIO_EVER || fault == FULL_EVER;
    counted++;
    if (fault == SOUND || (ever ? counted < chosen : counted != chosen)) return 0;
    if (fault == TORN && data && length > SECTOR) {
        size_t kept = length / 2 / SECTOR * SECTOR;
        if (REAL(pwrite)(descriptor, data, kept ? kept : SECTOR, at) < 0) _exit(1);
    }
    if (fault == CRASH || fault == TORN) _exit(CRASHED);
    errno = fault == EIO_ONCE || fault == EIO_EVER ? EIO : ENOSPC;
    return -1;
}

/* How many of the bytes still fit on the disk; takes them. */
static size_t fitting(int descriptor, size_t length, off_t at)
{
    struct stat now;
    if (room < 0 || fstat(descriptor, &now)) return length;
    long long grows = at + (long long)length - now.st_size;
    if (grows <= 0) return length;
    long long taken = grows < room ? grows : room;
    room -= taken;
    return length - (size_t)(grows - taken);
}

static void freed(long long bytes) { if (room >= 0 && bytes > 0) room += bytes; }

/* ---- the operations ---- */
ssize_t pwrite64(int descriptor, const void *data, size_t length, off64_t at)
{
    char path[PATH_MAX];
    if (!named(descriptor, path)) return REAL(pwrite64)(descriptor, data, length, at);
    if (strike(descriptor, data, length, at)) return -1;
    size_t fits = fitting(descriptor, length, at);
    if (!fits && length) { errno = ENOSPC; return -1; }
    ssize_t written = REAL(pwrite64)(descriptor, data, fits, at);
    if (written > 0) record('W', path, at, data, written);
    return written;
}
ssize_t pwrite(int descriptor, const void *data, size_t length, off_t at)
{
    return pwrite64(descriptor, data, length, at);
}

ssize_t write(int descriptor, const void *data, size_t length)
{
    char path[PATH_MAX];
    if (!named(descriptor, path)) return REAL(write)(descriptor, data, length);
    int end = fcntl(descriptor, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR;
    off_t at = lseek(descriptor, 0, end);
    if (strike(descriptor, data, length, at)) return -1;
    size_t fits = fitting(descriptor, length, at);
    if (!fits && length) { errno = ENOSPC; return -1; }
    ssize_t written = REAL(write)(descriptor, data, fits);
    if (written > 0) record('W', path, at, data, written);
    return written;
}

/* Python copies files with this; refused, it reads and writes instead. */
ssize_t sendfile64(int out, int in, off64_t *at, size_t length)
{
    char path[PATH_MAX];
    ssize_t (*real)(int, int, off64_t *, size_t) = dlsym(RTLD_NEXT, "sendfile64");
    if (!named(out, path)) return real(out, in, at, length);
    errno = EINVAL;
    return -1;
}

static int synced(int descriptor, int (*real)(int))
{
    char path[PATH_MAX];
    if (!named(descriptor, path)) return real(descriptor);
    if (strike(-1, NULL, 0, 0)) return -1;
    record('S', path, 0, NULL, 0);
    return syncs_are_free ? 0 : real(descriptor);
}
int fsync(int descriptor) { return synced(descriptor, REAL(fsync)); }
int fdatasync(int descriptor) { return synced(descriptor, REAL(fdatasync)); }

int ftruncate64(int descriptor, off64_t length)
{
    char path[PATH_MAX];
    struct stat before;
    if (!named(descriptor, path)) return REAL(ftruncate64)(descriptor, length);
    if (strike(-1, NULL, 0, 0)) return -1;
    if (!fstat(descriptor, &before)) freed(before.st_size - length);
    record('T', path, length, NULL, 0);
    return REAL(ftruncate64)(descriptor, length);
}
int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

int unlinkat(int start, const char *name, int flags)
{
    char path[PATH_MAX];
    struct stat before;
    placed(start, name, path);
    if (below(path) && !lstat(path, &before)) {
        if (strike(-1, NULL, 0, 0)) return -1;
        freed(before.st_size);
        record('U', path, 0, NULL, 0);
    }
    return REAL(unlinkat)(start, name, flags);
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int remove(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int rename(const char *from, const char *to)
{
    char path[PATH_MAX], target[PATH_MAX];
    placed(AT_FDCWD, from, path), placed(AT_FDCWD, to, target);
    int watched = below(path) || below(target);
    if (watched && strike(-1, NULL, 0, 0)) return -1;
    int failed = REAL(rename)(from, to);
    if (watched && !failed) record('R', path, 0, target, strlen(target));
    return failed;
}

int mkdir(const char *name, mode_t mode)
{
    char path[PATH_MAX];
    placed(AT_FDCWD, name, path);
    if (below(path) && strike(-1, NULL, 0, 0)) return -1;
    int failed = REAL(mkdir)(name, mode);
    if (below(path) && !failed) record('D', path, 0, NULL, 0);
    return failed;
}

int open64(const char *name, int flags, ...)
{
    char path[PATH_MAX];
    struct stat before;
    mode_t mode = 0;
    if (flags & O_CREAT) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    placed(AT_FDCWD, name, path);
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
    int is_new = flags & O_CREAT && below(path) && lstat(path, &before);
    int emptied = flags & O_TRUNC && below(path) && !is_new;
    if ((is_new || emptied) && strike(-1, NULL, 0, 0)) return -1;
    int descriptor = real(name, flags, mode);
    if (descriptor >= 0 && is_new) record('C', path, 0, NULL, 0);
    if (descriptor >= 0 && emptied) record('T', path, 0, NULL, 0);
    return descriptor;
}
int open(const char *name, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open64(name, flags, mode);
}
