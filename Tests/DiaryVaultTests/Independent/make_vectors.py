#!/usr/bin/env python3
"""Makes ../Vectors/*.json from fixed inputs, with the functions of read_vault.py and no others.

    make_vectors.py            writes the files
    make_vectors.py --check    compares them with what would be written; 1 if they differ
"""

import base64
import hashlib
import json
import pathlib
import sqlite3
import struct
import sys

import read_vault as vault

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Vectors"
PASSPHRASE = b"five plain words in order"
RECOVERY = bytes(range(16))
MASTER = bytes(range(32))
LOG_ROOT = bytes([0x10]) * 32


def nonce(number):
    """Fixed nonces, so that the example can be worked again. A writer draws them at random."""
    return bytes([number]) * 24


def first_salt(level):
    return next(
        bytes([byte]) * 32 for byte in range(1, 256) if vault.level_of_salt(bytes([byte]) * 32) == level
    )


SALT = first_salt(0)


def payload(role, version=1, log2=13, volume=0):
    return MASTER + bytes([version, log2, volume, role]) + bytes(28)


def key_slot(key, number, plain):
    sealed, tag = vault.seal(key, nonce(number), plain, SALT)
    return nonce(number) + sealed + tag


def header():
    slots = key_slot(vault.passphrase_key(PASSPHRASE, SALT), 1, payload(1))
    slots += key_slot(vault.recovery_key(RECOVERY, SALT), 2, payload(2))
    # Noise in the example is the keystream's stand-in: one byte repeated.
    covered = SALT + slots + bytes([0xEE]) * (6 * 104)
    statement = struct.pack("<Q", 2) + bytes([1, 2, 0, 0, 0, 0, 0, 0])
    sealed, tag = vault.seal(vault.subkey(MASTER, vault.HEADER_KEY), nonce(3), statement, covered)
    return covered + nonce(3) + sealed + tag + bytes([0xEE]) * (4096 - 920), statement


def pointer(slot, twin, number, tag):
    return struct.pack("<II", slot, twin) + nonce(number) + tag


HOLE = struct.pack("<II", vault.HOLE, vault.HOLE) + bytes(40)


def database():
    """Two pages of SQLite: a table and its only row."""
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("CREATE TABLE word (text TEXT)")
    connection.execute("INSERT INTO word VALUES ('elsewhere')")
    connection.commit()
    contents = connection.serialize()
    # Which SQLite wrote it (bytes 96 ..< 100) is no part of the example.
    return contents[:96] + bytes(4) + contents[100:]


def tree():
    """Slots 0 and 1: pages; 2 and 3: the map node and its twin."""
    key = vault.subkey(MASTER, vault.PAGE_KEY)
    slots, node = b"", b""
    contents = database()
    for index in range(2):
        page = contents[index * 8192 : index * 8192 + 8192]
        sealed, tag = vault.seal(key, nonce(5 + index), page, struct.pack("<QQ", 0, index))
        slots += sealed
        node += pointer(index, vault.HOLE, 5 + index, tag)
    node += HOLE * (vault.FANOUT - 2) + bytes(8192 - 48 * vault.FANOUT)
    sealed, tag = vault.seal(key, nonce(7), node, struct.pack("<QQ", 1, 0))
    return slots + sealed + sealed, node, pointer(2, 3, 7, tag)


def superblock(copy, root, number):
    plain = struct.pack("<4Q", 2, 2, 1, 4) + root + LOG_ROOT + bytes(4056 - 112)
    key = vault.subkey(MASTER, vault.PAGE_KEY)
    sealed, tag = vault.seal(key, nonce(number), plain, b"S" + bytes([copy]))
    return nonce(number) + sealed + tag, plain


def text(data):
    return base64.b64encode(data).decode()


def vectors():
    salts = [hashlib.sha256(bytes([number])).digest() for number in range(10)]
    yield "keys.json", {
        "passphrase": PASSPHRASE.decode(),
        "salt": SALT.hex(),
        "level": vault.level_of_salt(SALT),
        "argon2Salt": hashlib.blake2b(SALT, digest_size=16).hexdigest(),
        "passphraseKey": vault.passphrase_key(PASSPHRASE, SALT).hex(),
        "recoverySecret": RECOVERY.hex(),
        "recoveryDigits": vault.digits_of_secret(RECOVERY),
        "recoveryKey": vault.recovery_key(RECOVERY, SALT).hex(),
        "master": MASTER.hex(),
        "subkeys": [{"id": id, "key": vault.subkey(MASTER, id).hex()} for id in (1, 3)],
        "levels": [{"salt": salt.hex(), "level": vault.level_of_salt(salt)} for salt in salts],
        "sheets": [
            {"secret": salt[:16].hex(), "digits": vault.digits_of_secret(salt[:16])}
            for salt in salts
        ]
        + [
            {"secret": bytes(16).hex(), "digits": vault.digits_of_secret(bytes(16))},
            {"secret": "ff" * 16, "digits": vault.digits_of_secret(b"\xff" * 16)},
        ],
    }
    whole, statement = header()
    slots, node, root = tree()
    blocks, plains = zip(*(superblock(copy, root, 8 + copy) for copy in (0, 1)))
    yield "vault.json", {
        "headerBase64": text(whole),
        "headerStatement": statement.hex(),
        "superblocksBase64": [text(block) for block in blocks],
        "slotsBase64": text(slots),
        "rootPointer": root.hex(),
        "firstPointer": node[:48].hex(),
        "generation": 2,
        "pages": 2,
        "slotCount": 4,
        "logRoot": LOG_ROOT.hex(),
        "row": "elsewhere",
    }
    recovery = vault.recovery_key(RECOVERY, SALT)
    faults = [
        ("a key slot of format 2", 2, payload(2, version=2)),
        ("a key slot of a vault with pages of 16 KiB", 1, payload(2, log2=14)),
        ("a key slot of volume 1", 1, payload(2, volume=1)),
    ]
    yield "refused-slots.json", [
        {"name": name, "version": version, "slot": key_slot(recovery, 20 + number, plain).hex()}
        for number, (name, version, plain) in enumerate(faults)
    ]


def main():
    check = "--check" in sys.argv[1:]
    differing = 0
    for name, content in vectors():
        wanted = json.dumps(content, indent=2) + "\n"
        path = FOLDER / name
        if not check:
            path.write_text(wanted)
        elif not path.exists() or path.read_text() != wanted:
            print(f"differs: {name}")
            differing = 1
    return differing


if __name__ == "__main__":
    sys.exit(main())
