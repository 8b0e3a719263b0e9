"""Which IP addresses belong to the public internet.

The networks are those that IANA's special-purpose address registries (RFC 6890 and what followed it)
call not globally reachable, and those that carry an IPv4 address inside an IPv6 one. They are listed
here, and not asked of `ipaddress.is_global`, whose answers changed between patch releases of Python.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

IPAddress = IPv4Address | IPv6Address

_METADATA = {
    # Azure's, and the only one that lies in a public network.
    IPv4Address("168.63.129.16"),
    IPv4Address("169.254.169.254"),
    IPv4Address("169.254.170.2"),
    IPv4Address("100.100.100.200"),
    IPv4Address("192.0.0.192"),
    IPv6Address("fd00:ec2::254"),
    IPv6Address("fd20:ce::254"),
}

_NOT_PUBLIC_4 = {
    IPv4Network(network): name
    for network, name in {
        "0.0.0.0/8": "an address of this network",
        "10.0.0.0/8": "a private address",
        "100.64.0.0/10": "an address shared behind a carrier's NAT",
        "127.0.0.0/8": "a loopback address",
        "169.254.0.0/16": "a link-local address",
        "172.16.0.0/12": "a private address",
        "192.0.0.0/24": "an address of IETF protocols",
        "192.0.2.0/24": "a documentation address",
        "192.31.196.0/24": "an AS112 address",
        "192.52.193.0/24": "an AMT address",
        "192.88.99.0/24": "a 6to4 relay",
        "192.168.0.0/16": "a private address",
        "192.175.48.0/24": "an AS112 address",
        "198.18.0.0/15": "a benchmarking address",
        "198.51.100.0/24": "a documentation address",
        "203.0.113.0/24": "a documentation address",
        "224.0.0.0/4": "a multicast address",
        "240.0.0.0/4": "a reserved address",
    }.items()
}

_NOT_PUBLIC_6 = {
    IPv6Network(network): name
    for network, name in {
        "::/128": "the unspecified address",
        "::1/128": "a loopback address",
        "::/96": "an IPv4-compatible address",
        "::ffff:0:0/96": "an IPv4-mapped address",
        "::ffff:0:0:0/96": "an IPv4-translated address",
        "64:ff9b:1::/48": "a local NAT64 address",
        "100::/64": "a discard address",
        "2001::/32": "a Teredo address",
        "2001::/23": "an address of IETF protocols",
        "2001:db8::/32": "a documentation address",
        "2002::/16": "a 6to4 address",
        "3fff::/20": "a documentation address",
        "fc00::/7": "a unique local address",
        "fe80::/10": "a link-local address",
        "fec0::/10": "a site-local address",
        "ff00::/8": "a multicast address",
    }.items()
}

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_LOW_32 = 0xFFFF_FFFF
_ISATAP = {0x0000_5EFE, 0x0200_5EFE}


def refusal(ip: IPAddress) -> str | None:
    """Say why an address may not be connected to; None for one on the public internet."""
    if ip in _METADATA:
        return "a cloud's metadata service"
    if isinstance(ip, IPv4Address):
        return next((name for network, name in _NOT_PUBLIC_4.items() if ip in network), None)
    return _refusal_6(ip)


def _refusal_6(ip: IPv6Address) -> str | None:
    named = next((name for network, name in _NOT_PUBLIC_6.items() if ip in network), None)
    if named is not None:
        return named
    embedded = IPv4Address(int(ip) & _LOW_32)
    if ip in _NAT64:
        # What a DNS64 resolver gives for every IPv4 site: public where the site is.
        inner = refusal(embedded)
        return inner and f"a NAT64 address of {embedded}, {inner}"
    if ip not in _GLOBAL_UNICAST:
        return "an address outside of global unicast"
    if (int(ip) >> 32) & _LOW_32 in _ISATAP:
        inner = refusal(embedded)
        return inner and f"an ISATAP address of {embedded}, {inner}"
    return None
