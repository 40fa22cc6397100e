#!/usr/bin/env python3
"""Reads a vault of format 1 without any of the program's own code.

    read_vault.py [--recovery] [--json] VAULT DATABASE < secret

The secret is read from standard input: a passphrase, or with --recovery the 48 digits of the
recovery sheet. The plain SQLite database is written to DATABASE, which must not exist yet; it is
readable by anyone who can read the file, so put it where nothing is kept (a RAM disk) and remove it.
With - as DATABASE everything is read and checked and nothing is written.

The section numbers in the comments are those of DiaryVault.docc/VaultFormat.md.
Needs Python 3.9 and PyNaCl 1.5 or later.

Exit status: 0 read; 1 read in part (what is damaged is listed, damaged pages are zeros in DATABASE);
65 no vault, or damaged beyond reading; 71 not enough memory; 73 DATABASE cannot be made; 77 no key
slot opens.
"""

import argparse
import hashlib
import json
import os
import struct
import sys
import unicodedata

import nacl.bindings
import nacl.exceptions
import nacl.pwhash

PAGE = 8192
FANOUT = 170
HOLE = 0xFFFFFFFF
FIRST_SLOT = 16384
LEAST_LENGTH = FIRST_SLOT + 512 * PAGE
CONTEXT = b"diarymn1"
PAGE_KEY, HEADER_KEY = 1, 3
MIB = 1 << 20
LEVELS = [(64 * MIB, 2), (256 * MIB, 3), (512 * MIB, 4), (1024 * MIB, 4)]
ROLES = {0: "unused", 1: "passphrase", 2: "recovery"}


class Refused(Exception):
    """The file is not read any further; `status` is what the program exits with."""

    def __init__(self, words, status=65):
        super().__init__(words)
        self.status = status


# 2. Primitives


def seal(key, nonce, plain, associated):
    """Ciphertext and tag."""
    sealed = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, associated, nonce, key)
    return sealed[:-16], sealed[-16:]


def unseal(key, nonce, sealed, tag, associated):
    """The plain bytes, or None if anything does not belong together."""
    try:
        return nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed + tag, associated, nonce, key
        )
    except nacl.exceptions.CryptoError:
        return None


def level_of_salt(salt):
    return hashlib.blake2b(b"level", key=salt, digest_size=64).digest()[0] & 3


def passphrase_key(passphrase, salt, level=None):
    memory, passes = LEVELS[level_of_salt(salt) if level is None else level]
    return nacl.pwhash.argon2id.kdf(
        32,
        passphrase,
        hashlib.blake2b(salt, digest_size=16).digest(),
        opslimit=passes,
        memlimit=memory,
    )


def recovery_key(secret, salt):
    return hashlib.blake2b(secret, key=salt, digest_size=32).digest()


def subkey(master, number):
    return hashlib.blake2b(
        b"",
        key=master,
        salt=struct.pack("<Q", number) + bytes(8),
        person=CONTEXT + bytes(8),
        digest_size=32,
    ).digest()


def secret_of_digits(text):
    digits = [character for character in text if character in "0123456789"]
    if len(digits) != 48:
        raise Refused(f"{len(digits)} digits, not 48", 77)
    secret = b""
    for group in range(8):
        value = int("".join(digits[group * 6 : group * 6 + 6]))
        if value % 11 or value // 11 > 0xFFFF:
            raise Refused(f"group {group + 1} of the digits does not add up", 77)
        secret += struct.pack(">H", value // 11)
    return secret


def digits_of_secret(secret):
    return "-".join(f"{11 * number:06d}" for number in struct.unpack(">8H", secret))


# 4. Header


def key_slot(header, number):
    start = 32 + 104 * number
    return header[start : start + 104]


def open_key_slot(header, number, key):
    slot = key_slot(header, number)
    return unseal(key, slot[:24], slot[24:88], slot[88:], header[:32])


def open_header_seal(header, master):
    """Counter and roles, or None."""
    plain = unseal(
        subkey(master, HEADER_KEY), header[864:888], header[888:904], header[904:920], header[:864]
    )
    if plain is None:
        return None
    return {
        "counter": struct.unpack_from("<Q", plain)[0],
        "roles": [ROLES.get(role, role) for role in plain[8:16]],
    }


def unlock(headers, derive):
    """The payload of the first key slot that opens: each different salt is derived once."""
    salts = []
    for header in headers:
        if header[:32] not in salts:
            salts.append(header[:32])
    lacking = False
    for salt in salts:
        try:
            key = derive(salt)
        except (nacl.exceptions.RuntimeError, MemoryError):
            # The salt of a damaged copy may ask for anything; the other copy may still open.
            lacking = True
            continue
        for copy, header in enumerate(headers):
            if header[:32] != salt:
                continue
            for number in range(8):
                payload = open_key_slot(header, number, key)
                if payload is not None:
                    return copy, number, payload
    if lacking:
        raise Refused("not enough memory to derive the key", 71)
    raise Refused("no key slot opens: another secret, or not a vault", 77)


# 5. Superblock


def open_superblock(block, copy, key):
    plain = unseal(key, block[:24], block[24:4080], block[4080:], b"S" + bytes([copy]))
    if plain is None:
        return None
    generation, pages, depth, slots = struct.unpack_from("<4Q", plain)
    if generation == 0 or not 1 <= depth <= 6 or slots >= HOLE:
        return None
    return {
        "generation": generation,
        "pages": pages,
        "depth": depth,
        "slots": slots,
        "root": plain[32:80],
        "logRoot": plain[80:112].hex(),
    }


# 6. Tree


class Tree:
    """The pages of one durable state."""

    def __init__(self, file, key, superblock):
        self.file, self.key, self.superblock = file, key, superblock
        self.damaged, self.twins_damaged, self.nodes, self.used = [], [], 0, set()

    def slot(self, number):
        self.file.seek(FIRST_SLOT + number * PAGE)
        return self.file.read(PAGE)

    def open(self, pointer, level, index):
        """What the pointer points to: from its slot or, for a node, from its twin."""
        first, twin = struct.unpack_from("<II", pointer)
        found = None
        for place, number in enumerate((first, twin)):
            if number == HOLE:
                continue
            self.used.add(number)
            sealed = self.slot(number)
            plain = None
            if len(sealed) == PAGE:
                plain = unseal(
                    self.key, pointer[8:32], sealed, pointer[32:48], struct.pack("<QQ", level, index)
                )
            if plain is None and level > 0:
                self.twins_damaged.append([level, index, place])
            if found is None:
                found = plain
        return found

    def pages(self):
        """Number and contents of every page that is not a hole, in order."""
        yield from self.below(self.superblock["root"], self.superblock["depth"], 0)

    def below(self, pointer, level, index):
        if struct.unpack_from("<I", pointer)[0] == HOLE:
            return
        plain = self.open(pointer, level, index)
        if plain is None:
            self.damaged.append([level, index])
            return
        if level == 0:
            if index < self.superblock["pages"]:
                yield index, plain
            return
        self.nodes += 1
        for entry in range(FANOUT):
            yield from self.below(
                plain[48 * entry : 48 * entry + 48], level - 1, index * FANOUT + entry
            )


# 8. Opening


def read(path, derive, write_page):
    """Checks everything, hands each page to `write_page`, and returns what was found."""
    with open(path, "rb") as file:
        length = os.fstat(file.fileno()).st_size
        if length < LEAST_LENGTH or length % 512:
            raise Refused("too short for a vault, or not of a length that one can have")
        headers = [file.read(4096), file.read(4096)]
        superblocks = [file.read(4096), file.read(4096)]
        copy, number, payload = unlock(headers, derive)
        if payload[32:35] != bytes([1, 13, 0]):
            raise Refused(f"format {payload[32]} is not known here")
        master = payload[:32]
        seals = [open_header_seal(header, master) for header in headers]
        key = subkey(master, PAGE_KEY)
        states = [open_superblock(block, copy, key) for copy, block in enumerate(superblocks)]
        whole = [state for state in states if state]
        if not whole:
            raise Refused("neither superblock opens")
        newest = max(whole, key=lambda state: state["generation"])
        tree = Tree(file, key, newest)
        written = 0
        for index, page in tree.pages():
            write_page(index, page)
            written += 1
        return {
            "length": length,
            "openedBy": {"copy": copy, "slot": number, "role": ROLES.get(payload[35])},
            "headerSeals": seals,
            "headerCopiesEqual": headers[0] == headers[1],
            "superblockGenerations": [state and state["generation"] for state in states],
            "clean": len(whole) == 2 and whole[0]["generation"] == whole[1]["generation"],
            "generation": newest["generation"],
            "pages": newest["pages"],
            "depth": newest["depth"],
            "slots": newest["slots"],
            "logRoot": newest["logRoot"],
            "pagesWritten": written,
            "mapNodes": tree.nodes,
            "slotsUsed": len(tree.used),
            "damaged": tree.damaged,
            "mapNodeCopiesDamaged": tree.twins_damaged,
        }


def main():
    parser = argparse.ArgumentParser(
        description="Reads a vault of format 1. The secret comes from standard input."
    )
    parser.add_argument("vault")
    parser.add_argument("database", help="where the plain SQLite database goes; - for nowhere")
    parser.add_argument("--recovery", action="store_true", help="the secret is the 48 digits")
    parser.add_argument("--json", action="store_true", help="say what was found as JSON")
    options = parser.parse_args()
    typed = sys.stdin.buffer.read().decode("utf-8").rstrip("\n")
    output = None
    try:
        if options.recovery:
            secret = secret_of_digits(typed)
            derive = lambda salt: recovery_key(secret, salt)
        else:
            passphrase = unicodedata.normalize("NFC", typed).encode("utf-8")
            derive = lambda salt: passphrase_key(passphrase, salt)
        if options.database != "-":
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            output = os.open(options.database, flags, 0o600)
        place = lambda index, page: output is not None and os.pwrite(output, page, index * PAGE)
        found = read(options.vault, derive, place)
    except Refused as refusal:
        if output is not None:
            os.unlink(options.database)
        print(f"read_vault: {refusal}", file=sys.stderr)
        return refusal.status
    except OSError as error:
        if output is not None:
            os.unlink(options.database)
        print(f"read_vault: {error}", file=sys.stderr)
        return 73 if isinstance(error, FileExistsError) else 65
    if output is not None:
        os.ftruncate(output, found["pages"] * PAGE)
        os.close(output)
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        print(f"{found['pagesWritten']} of {found['pages']} pages, generation {found['generation']}")
        if not found["clean"]:
            print("the last session was interrupted, or the file was changed")
        for level, index in found["damaged"]:
            print(f"damaged: level {level}, number {index}")
    return 1 if found["damaged"] else 0


if __name__ == "__main__":
    sys.exit(main())
