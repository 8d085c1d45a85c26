"""Types and functions of well-known extensions by their signatures, for where no database has the extension.

In each line stand a name, the input types and the result; a type of the extension itself is written with ``@``. The
lines after ``volatile`` are volatile functions, all others are immutable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Signature(NamedTuple):
    """A function of an extension; ``@`` stands before types of the extension."""

    name: str
    takes: str
    returns: str
    volatile: bool


_UUID_OSSP = """
uuid_generate_v3 uuid, text: uuid
uuid_generate_v5 uuid, text: uuid
uuid_nil : uuid
uuid_ns_dns : uuid
uuid_ns_oid : uuid
uuid_ns_url : uuid
uuid_ns_x500 : uuid
volatile
uuid_generate_v1 : uuid
uuid_generate_v1mc : uuid
uuid_generate_v4 : uuid
"""

_PGCRYPTO = """
armor bytea: text
crypt text, text: text
dearmor text: bytea
decrypt bytea, bytea, text: bytea
decrypt_iv bytea, bytea, bytea, text: bytea
digest bytea, text: bytea
digest text, text: bytea
encrypt bytea, bytea, text: bytea
encrypt_iv bytea, bytea, bytea, text: bytea
hmac bytea, bytea, text: bytea
hmac text, text, text: bytea
pgp_key_id bytea: text
pgp_pub_decrypt bytea, bytea: text
pgp_pub_decrypt bytea, bytea, text: text
pgp_pub_decrypt_bytea bytea, bytea: bytea
pgp_sym_decrypt bytea, text: text
pgp_sym_decrypt bytea, text, text: text
pgp_sym_decrypt_bytea bytea, text: bytea
pgp_sym_decrypt_bytea bytea, text, text: bytea
volatile
gen_random_bytes integer: bytea
gen_salt text: text
gen_salt text, integer: text
pgp_pub_encrypt text, bytea: bytea
pgp_pub_encrypt text, bytea, text: bytea
pgp_pub_encrypt_bytea bytea, bytea: bytea
pgp_sym_encrypt text, text: bytea
pgp_sym_encrypt text, text, text: bytea
pgp_sym_encrypt_bytea bytea, text: bytea
pgp_sym_encrypt_bytea bytea, text, text: bytea
"""

_POSTGIS = """
st_area @geometry: double precision
st_area @geography: double precision
st_asbinary @geometry: bytea
st_asewkt @geometry: text
st_asgeojson @geometry: text
st_astext @geometry: text
st_astext @geography: text
st_boundary @geometry: @geometry
st_buffer @geometry, double precision: @geometry
st_buffer @geography, double precision: @geography
st_centroid @geometry: @geometry
st_collect @geometry, @geometry: @geometry
st_contains @geometry, @geometry: boolean
st_convexhull @geometry: @geometry
st_coveredby @geometry, @geometry: boolean
st_covers @geometry, @geometry: boolean
st_crosses @geometry, @geometry: boolean
st_difference @geometry, @geometry: @geometry
st_disjoint @geometry, @geometry: boolean
st_distance @geometry, @geometry: double precision
st_distance @geography, @geography: double precision
st_dwithin @geometry, @geometry, double precision: boolean
st_dwithin @geography, @geography, double precision: boolean
st_endpoint @geometry: @geometry
st_envelope @geometry: @geometry
st_equals @geometry, @geometry: boolean
st_geogfromtext text: @geography
st_geometrytype @geometry: text
st_geomfromgeojson text: @geometry
st_geomfromtext text: @geometry
st_geomfromtext text, integer: @geometry
st_geomfromwkb bytea: @geometry
st_intersection @geometry, @geometry: @geometry
st_intersects @geometry, @geometry: boolean
st_intersects @geography, @geography: boolean
st_isempty @geometry: boolean
st_issimple @geometry: boolean
st_isvalid @geometry: boolean
st_length @geometry: double precision
st_length @geography: double precision
st_makeenvelope double precision, double precision, double precision, double precision: @geometry
st_makeenvelope double precision, double precision, double precision, double precision, integer: @geometry
st_makeline @geometry, @geometry: @geometry
st_makepoint double precision, double precision: @geometry
st_makepolygon @geometry: @geometry
st_makevalid @geometry: @geometry
st_multi @geometry: @geometry
st_ndims @geometry: smallint
st_npoints @geometry: integer
st_overlaps @geometry, @geometry: boolean
st_perimeter @geometry: double precision
st_point double precision, double precision: @geometry
st_point double precision, double precision, integer: @geometry
st_pointonsurface @geometry: @geometry
st_setsrid @geometry, integer: @geometry
st_simplify @geometry, double precision: @geometry
st_srid @geometry: integer
st_startpoint @geometry: @geometry
st_touches @geometry, @geometry: boolean
st_transform @geometry, integer: @geometry
st_union @geometry, @geometry: @geometry
st_within @geometry, @geometry: boolean
st_x @geometry: double precision
st_xmax @geometry: double precision
st_xmin @geometry: double precision
st_y @geometry: double precision
st_ymax @geometry: double precision
st_ymin @geometry: double precision
st_z @geometry: double precision
"""

_KNOWN: Mapping[str, str] = {"uuid-ossp": _UUID_OSSP, "pgcrypto": _PGCRYPTO, "postgis": _POSTGIS}


def signatures(extension: str) -> Iterator[Signature]:
    """Yield the known functions of an extension; none of one that is not known."""
    volatile = False
    for line in _KNOWN.get(extension, "").split("\n"):
        volatile = volatile or line == "volatile"
        head, colon, returns = line.partition(":")
        name, _, takes = head.partition(" ")
        if colon:
            yield Signature(name, takes.strip(), returns.strip(), volatile)
