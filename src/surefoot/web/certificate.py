"""A key of this install's own, and a certificate for the address it has at home."""

import ipaddress
import socket
from datetime import datetime, timedelta
from pathlib import Path

from surefoot.terms.errors import CannotUse
from surefoot.web.tokens import write_private

#: Phones refuse certificates that live longer (Apple's rule for 2020 and later: 398 days).
LIVES = timedelta(days=397)
#: A certificate nearer to its end than this is made anew.
RENEW_BEFORE = timedelta(days=30)


def certificate_for(folder: Path, address: str, now: datetime) -> tuple[Path, Path]:
    """Give the files of key and certificate for an address, made on first use.

    Parameters
    ----------
    folder : where both lie; only their owner can read them.
    address : this computer's address in the home network.
    now : this moment, with its time zone.

    Returns
    -------
    Key file and certificate file, PEM. The key stays; the certificate is made anew when the
    address changes or its end comes near.

    Raises
    ------
    CannotUse
        The extra ``phone`` is not installed.
    """
    try:
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
    except ModuleNotFoundError:
        raise extra_missing() from None
    key_file, file = folder / "phone-key.pem", folder / "phone-certificate.pem"
    if key_file.exists():
        key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
    else:
        key = ec.generate_private_key(ec.SECP256R1())
        write_private(
            key_file,
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            ),
        )
    if file.exists():
        old = x509.load_pem_x509_certificate(file.read_bytes())
        names = old.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        here = ipaddress.ip_address(address) in names.get_values_for_type(x509.IPAddress)
        if here and old.not_valid_after_utc - now > RENEW_BEFORE:
            return key_file, file
    begins = now - timedelta(minutes=10)  # a phone's clock may lag
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "surefoot on your own computer")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())  # type: ignore[arg-type]
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + LIVES)
        .add_extension(
            x509.SubjectAlternativeName(
                [
                    x509.IPAddress(ipaddress.ip_address(address)),
                    x509.DNSName(f"{socket.gethostname().split('.')[0]}.local"),
                ]
            ),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())  # type: ignore[arg-type]
    )
    write_private(file, made.public_bytes(serialization.Encoding.PEM))
    return key_file, file


def extra_missing() -> CannotUse:
    """Say that the packages for phones are not here."""
    return CannotUse(
        "Pairing a phone needs two more packages.",
        "Run pip install 'surefoot[phone]', then start surefoot again.",
        reason="extra_missing",
    )
