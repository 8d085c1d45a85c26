"""What a checkout can bring beside the YAML: links, pipes, a server's folder, a configuration, names for git."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded import kept_status, persistent, start_kept, stop_kept
from tests.support.command import Answer, environment, invoke, run
from tests.support.databases import Database, ask
from tests.support.processes import as_root

TABLE = "tables: {t: {columns: {a: int}}}\n"
SECRET = "what-nobody-may-see"  # noqa: S105


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = tmp_path / "project"
    (made / "schema").mkdir(parents=True)
    (made / "schema" / "a.yaml").write_text(TABLE)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.yaml").write_text(f"{SECRET}: [\n")
    (tmp_path / "outside" / "secret.csv").write_text(f"a\n{SECRET}\n")
    return made


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env=environment())


# --- YAML and CSV ---


@pytest.mark.parametrize(
    ("name", "target", "message"),
    [
        ("b.yaml", "../../outside/secret.yaml", "schema/b.yaml cannot be read: it leads out of schema"),
        ("b.yml", "/etc/hostname", "schema/b.yml cannot be read: it leads out of schema"),
        ("b.yaml", "/dev/zero", "schema/b.yaml cannot be read: it leads out of schema"),
        ("b.yaml", "/dev/stdin", "schema/b.yaml cannot be read: it leads out of schema"),
        ("more", "../../outside", "schema/more is a link that leads out of schema"),
        ("more", "/", "schema/more is a link that leads out of schema"),
        ("b.yaml", "nowhere.yaml", "schema/b.yaml cannot be read: No such file or directory"),
    ],
)
def test_a_link_that_leads_out_is_refused(project: Path, name: str, target: str, message: str) -> None:
    (project / "schema" / name).symlink_to(target)
    answer = run("validate", cwd=project, stdin=SECRET)
    assert answer == Answer(1, "", f"{message}\n1 error; nothing was changed\n")


def test_a_link_within_the_folder_is_followed(project: Path) -> None:
    (project / "schema" / "sub").mkdir()
    (project / "schema" / "sub" / "b.yaml").symlink_to("../../schema/.hidden")
    (project / "schema" / ".hidden").write_text("tables: {u: {columns: {a: int}}}\n")
    answer = run("dump", "schema", cwd=project)
    assert "  t:" in answer.out and "  u:" in answer.out


@pytest.mark.parametrize("name", ["b.yaml", "rows.csv"])
def test_what_is_no_regular_file_is_not_waited_for(project: Path, name: str) -> None:
    os.mkfifo(project / "schema" / name)
    seeds = "primary_key: [a], seeds: {key: [a], rows: {csv: rows.csv}}"
    (project / "schema" / "a.yaml").write_text(TABLE.replace("{a: int}", f"{{a: int}}, {seeds}"))
    if name == "b.yaml":
        (project / "schema" / "rows.csv").write_text("a\n1\n")
    answer = run("validate", cwd=project)
    assert answer.code == 1
    assert f"{name} cannot be read: it is not a regular file" in answer.err


@pytest.mark.parametrize("size", [65 << 20])
def test_a_file_that_is_too_large(project: Path, size: int) -> None:
    os.truncate(project / "schema" / "a.yaml", size)
    answer = run("validate", cwd=project)
    assert answer.code == 1
    assert "schema/a.yaml cannot be read: it is larger than 64 MB" in answer.err


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("/etc/hostname", "its name must be relative to the YAML file"),
        ("../../outside/secret.csv", "it leads out of schema"),
        ("link.csv", "it leads out of schema"),
        ("/dev/stdin", "its name must be relative to the YAML file"),
    ],
)
def test_rows_come_from_the_folder(project: Path, csv: str, message: str) -> None:
    (project / "schema" / "link.csv").symlink_to("../../outside/secret.csv")
    seeds = f"primary_key: [a], seeds: {{key: [a], rows: {{csv: {csv}}}}}"
    (project / "schema" / "a.yaml").write_text(TABLE.replace("{a: int}", f"{{a: int}}, {seeds}"))
    answer = run("validate", cwd=project, stdin=f"a\n{SECRET}\n")
    assert answer.code == 1
    assert f"the file {csv} cannot be read: {message}" in answer.err
    assert SECRET not in answer.err


def test_the_folder_itself_may_lead_out_where_a_flag_says_so(project: Path, tmp_path: Path) -> None:
    shutil.move(project / "schema", tmp_path / "outside" / "schema")
    (project / "schema").symlink_to("../outside/schema")
    refused = run("validate", cwd=project)
    assert refused.code == 64
    assert "schema/ is a link out of the current folder; if that is intended, use --schema schema/" in refused.err
    assert run("validate", "--schema", "schema/", cwd=project).code == 0


# --- schemadiff.toml ---


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A server of somebody else's: it asks whoever comes for a password in clear, and notes what it gets."""
    got: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        over = threading.Event()

        def serve() -> None:
            while not over.is_set():
                try:
                    client, _ = server.accept()
                except OSError:
                    continue
                with client:
                    client.settimeout(2)
                    try:
                        while data := client.recv(4096):
                            got.append(data)
                            if data[4:8] in (b"\x04\xd2\x16\x2f", b"\x04\xd2\x16\x30"):
                                client.sendall(b"N")
                            elif len(data) > 8:
                                client.sendall(b"R\0\0\0\x08\0\0\0\x03")
                    except OSError:
                        continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1], got
        over.set()
        thread.join(timeout=5)


@pytest.fixture
def at_home(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody with secrets."""
    home = tmp_path / "home"
    home.mkdir()
    (home / ".pgpass").write_text(f"*:*:*:*:{SECRET}\n")
    (home / ".pgpass").chmod(0o600)
    return {"PGPASSWORD": SECRET, "HOME": str(home)}


def test_a_target_of_the_file_needs_an_environment(
    project: Path, at_home: dict[str, str], listener: tuple[int, list[bytes]]
) -> None:
    port, got = listener
    (project / "schemadiff.toml").write_text(f'db = "host=127.0.0.1 port={port} user=app dbname=x"\n')
    answer = run("plan", cwd=project, env=at_home)
    assert answer.code == 64
    assert "schemadiff.toml names a database, which counts only for a chosen environment" in answer.err
    assert got == []


@pytest.mark.parametrize("without", [{}, {"PGPASSWORD"}])
def test_a_target_of_the_file_gets_no_password_from_elsewhere(
    project: Path, at_home: dict[str, str], listener: tuple[int, list[bytes]], without: set[str]
) -> None:
    port, got = listener
    (project / "schemadiff.toml").write_text(
        f'[environments.ci]\ndb = "host=127.0.0.1 port={port} user=app dbname=x connect_timeout=3"\n'
    )
    env = {n: v for n, v in at_home.items() if n not in without}
    answer = run("plan", "--env", "ci", cwd=project, env=env)
    assert answer.code == 1
    assert "no password supplied" in answer.err
    assert "it gets no password or key from other places" in answer.err
    assert got and SECRET.encode() not in b"".join(got)
    # The operator's own word gets it.
    run("plan", "--db", f"host=127.0.0.1 port={port} user=app dbname=x connect_timeout=3", cwd=project, env=env)
    assert SECRET.encode() in b"".join(got)


def test_a_service_of_the_environment_is_refused_beside_it(project: Path) -> None:
    (project / "schemadiff.toml").write_text('[environments.ci]\ndb = "host=127.0.0.1 port=1"\n')
    answer = run("plan", "--env", "ci", cwd=project, env={"PGSERVICE": "live"})
    assert answer.code == 64
    assert "PGSERVICE is set" in answer.err


def test_the_file_may_name_a_variable_or_a_local_server(project: Path, database: Database) -> None:
    (project / "schemadiff.toml").write_text(
        f'[environments.a]\ndb = {{env = "HERE"}}\n[environments.b]\ndb = "{database}"\n'
    )
    assert run("plan", "--env", "a", cwd=project, env={"HERE": str(database)}).code == 0
    assert run("plan", "--env", "b", cwd=project).code == 0


@pytest.mark.parametrize("kind", ["link", "pipe", "large", "folder"])
def test_the_file_itself_is_a_file_of_the_project(project: Path, kind: str) -> None:
    file = project / "schemadiff.toml"
    if kind == "link":
        file.symlink_to("/etc/passwd")
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    else:
        file.write_text("#" * (2 << 20))
    answer = run("validate", cwd=project)
    assert answer.code == 64
    assert answer.err.startswith("schemadiff.toml cannot be read: ")
    assert "root" not in answer.err


# --- wrong usage ---


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (["plan", "--db", ""], {}),
        (["plan", "--db", "  "], {}),
        (["apply", "--yes", "--db", ""], {}),
        (["plan"], {"DATABASE_URL": ""}),
        (["plan"], {"DATABASE_URL": " "}),
        (["plan"], {"SCHEMADIFF_ENV": ""}),
        (["validate"], {"SCHEMADIFF_SCHEMA": ""}),
        (["validate", "--schema", ""], {}),
        (["validate", "--env", ""], {}),
        (["validate", "--config", ""], {}),
        (["plan", "--out", ""], {}),
        (["diff", "", "schema"], {}),
        (["diff", "schema", ""], {}),
        (["dump", ""], {}),
        (["apply", ""], {}),
        (["apply", "--allow", ""], {}),
        (["plan", "--seeds", ""], {}),
    ],
)
def test_what_is_empty_is_no_choice(project: Path, arguments: list[str], env: dict[str, str]) -> None:
    answer = run(*arguments, cwd=project, env={"PGHOST": "127.0.0.1", "PGPORT": "1", **env})
    assert answer.code == 64, answer
    assert "empty" in answer.err
    assert "database:" not in answer.err


# --- git ---


@pytest.mark.parametrize("reference", ["-o/tmp/x:HEAD", "--output=x", "--help", "", "-", "a\nb", "HEAD..HEAD", "nope"])
def test_a_reference_is_a_reference(project: Path, reference: str) -> None:
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "x")
    before = sorted(project.rglob("*"))
    answer = run("diff", f"git:{reference}", "schema", cwd=project)
    assert answer.code == 64
    assert sorted(project.rglob("*")) == before


def test_no_filter_of_the_tree_runs(project: Path) -> None:
    git(project, "init")
    (project / "schema" / ".gitattributes").write_text("*.yaml filter=evil export-subst\n")
    git(project, "add", ".")
    git(project, "commit", "-m", "x")
    git(project, "config", "filter.evil.smudge", f"touch {project}/smudged; cat")
    git(project, "config", "core.fsmonitor", f"touch {project}/monitored")
    assert run("diff", "git:HEAD", "schema", "--exit-code", cwd=project).code == 0
    assert not (project / "smudged").exists() and not (project / "monitored").exists()


def test_a_link_of_a_commit_is_refused(project: Path) -> None:
    (project / "schema" / "b.yaml").symlink_to("/etc/passwd")
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "x")
    answer = run("diff", "git:HEAD", "git:HEAD", cwd=project)
    assert answer.code == 1
    assert "schema/b.yaml is not a regular file" in answer.err


# --- the kept server ---


@pytest.fixture
def place(reachable: Path, tmp_path: Path) -> Iterator[Path]:
    """A project's folder that the server's account can enter."""
    made = reachable / tmp_path.name
    made.mkdir(mode=0o711)
    yield made
    for folder in made.glob("**/.schemadiff"):
        if not folder.is_symlink():
            try:
                stop_kept(folder)
            except ServerError:
                continue
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def real(reachable: Path) -> Path:
    """A folder with data that we have made."""
    folder = reachable / "real" / ".schemadiff"
    start_kept(folder)
    stop_kept(folder)
    return folder


def refused(folder: Path, words: str) -> None:
    for use in (start_kept, kept_status, stop_kept):
        with pytest.raises(ServerError, match=words):
            use(folder)


def test_a_link_in_its_place_is_refused(place: Path, real: Path) -> None:
    (place / ".schemadiff").symlink_to(real)
    refused(place / ".schemadiff", "is a link")


def test_data_that_came_with_a_checkout_are_refused(place: Path, real: Path) -> None:
    folder = place / ".schemadiff"
    shutil.copytree(real, folder)
    if os.geteuid() == 0:
        for path in (folder / "data", *(folder / "data").rglob("*")):
            status = (real / "data" / path.relative_to(folder / "data")).stat()
            os.chown(path, status.st_uid, status.st_gid)
    (folder / "data" / persistent._MARK).unlink()
    (folder / "data" / "postgresql.conf").write_text(f"archive_command = 'touch {place}/ran'\n")
    refused(folder, "was not made by schemadiff here for this account: remove")
    (folder / "data" / persistent._MARK).write_bytes(b"x" * 32)
    refused(folder, "was not made by schemadiff here")
    (folder / "data" / persistent._MARK).unlink()
    (folder / "data" / persistent._MARK).symlink_to(real / "data" / persistent._MARK)
    refused(folder, "was not made by schemadiff here")


@pytest.mark.parametrize("target", ["../elsewhere", "/etc", "/var/lib/schemadiff/../../../etc/data"])
def test_data_that_are_a_link_are_refused(place: Path, target: str) -> None:
    folder = place / ".schemadiff"
    folder.mkdir(mode=0o711)
    (folder / "data").symlink_to(target)
    refused(folder, "is a link that schemadiff has not made")


@pytest.mark.parametrize("name", ["server.log", "server.pid", "server.lock"])
@pytest.mark.parametrize("how", ["link", "pipe", "open"])
def test_its_files_are_files_of_ours(place: Path, real: Path, name: str, how: str) -> None:
    folder = place / ".schemadiff"
    folder.mkdir(mode=0o711)
    victim = place / "victim"
    victim.write_text("untouched")
    if how == "link":
        (folder / name).symlink_to(victim)
    elif how == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).write_text("")
        (folder / name).chmod(0o666)
    with pytest.raises(ServerError, match=f"{name} is not a file of ours"):
        start_kept(folder)
    assert victim.read_text() == "untouched"
    assert not (folder / "data").exists()


def test_a_folder_that_others_may_write_to_is_refused(place: Path) -> None:
    (place / ".schemadiff").mkdir()
    (place / ".schemadiff").chmod(0o777)
    with pytest.raises(ServerError, match="others may write to it"):
        start_kept(place / ".schemadiff")


@as_root
def test_a_folder_of_another_account_is_refused(place: Path) -> None:
    (place / ".schemadiff").mkdir(mode=0o711)
    os.chown(place / ".schemadiff", 65534, 65534)
    with pytest.raises(ServerError, match="belongs to another account"):
        start_kept(place / ".schemadiff")


def test_a_folder_that_git_tracks_is_refused(place: Path) -> None:
    folder = place / ".schemadiff"
    folder.mkdir(mode=0o711)
    (folder / "README").write_text("hello")
    git(place, "init")
    git(place, "add", "--force", ".schemadiff")
    with pytest.raises(ServerError, match=r"is tracked by git.*`git rm -r .schemadiff` takes it out"):
        start_kept(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o711


def test_what_we_made_is_ours_wherever_the_project_is_moved(place: Path) -> None:
    (place / "one").mkdir(mode=0o711)
    start_kept(place / "one" / ".schemadiff")
    stop_kept(place / "one" / ".schemadiff")
    (place / "one").rename(place / "two")
    assert ask(start_kept(place / "two" / ".schemadiff"), "SELECT 1") == 1


def test_a_command_says_so(project: Path) -> None:
    (project / ".schemadiff").symlink_to("/tmp")  # noqa: S108
    for arguments in (["plan"], ["server", "start"]):
        answer = run(*arguments, cwd=project)
        assert answer.code == 1
        assert ".schemadiff is a link, and so not the folder of a server of ours: remove it" in answer.err


def test_a_plan_of_another_shape_of_path(project: Path) -> None:
    """A source is looked at as closely as the schema."""
    (project / "schema" / "b.yaml").symlink_to("/etc/passwd")
    answer = invoke("diff", str(project / "schema"), str(project / "schema"))
    assert answer.code == 1
    assert "it leads out of" in answer.err
