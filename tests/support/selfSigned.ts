/** A certificate that nobody vouches for, with its key: for tests of what happens then. It is used for nothing else. */
export const SELF_SIGNED = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBijCCATGgAwIBAgIUZEismI5n0KrT4ZB67RYl3wMi1EEwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPZGVwYXJ0bWVudC50ZXN0MCAXDTI2MTEyNjIwNDYyN1oYDzIx
MjYxMTAyMjA0NjI3WjAaMRgwFgYDVQQDDA9kZXBhcnRtZW50LnRlc3QwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAARlEIKK0UnHqTZ9gzdGEooVoYjL0WAT43pEYDcK
Et0/QaHTqef2zX3O2d+GIRzbiM3ko7G1RUhatI6dR43trOCho1MwUTAdBgNVHQ4E
FgQUSBvILpqwM894zKg94J5NFQ7S+qEwHwYDVR0jBBgwFoAUSBvILpqwM894zKg9
4J5NFQ7S+qEwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiARp5of
5r9spwEM11++z+gNJmMKcCZMP+9JWltabj1CqAIgc15fNXMibzzD+cCsGMt88acw
a2heBjRr97Uy851qOiM=
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgz4WgldDuWd7SwbNy
rR3e3+wmfQLv3hovdzLfDiDHzemhRANCAARlEIKK0UnHqTZ9gzdGEooVoYjL0WAT
43pEYDcKEt0/QaHTqef2zX3O2d+GIRzbiM3ko7G1RUhatI6dR43trOCh
-----END PRIVATE KEY-----`,
} as const;

/**
 * A certificate of 127.0.0.1 that ended in 2021. Whoever has the one above among their authorities trusts it but for that;
 * and the one above, which is of another name, but for the name.
 */
export const EXPIRED = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBUTCB+KADAgECAgEBMAoGCCqGSM49BAMCMBoxGDAWBgNVBAMMD2RlcGFydG1l
bnQudGVzdDAeFw0yMDAxMDEwMDAwMDBaFw0yMTAxMDEwMDAwMDBaMBcxFTATBgNV
BAMMDGV4cGlyZWQudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGUQgorR
ScepNn2DN0YSihWhiMvRYBPjekRgNwoS3T9BodOp5/bNfc7Z34YhHNuIzeSjsbVF
SFq0jp1Hje2s4KGjMjAwMA8GA1UdEQQIMAaHBH8AAAEwHQYDVR0OBBYEFEgbyC6a
sDPPeMyoPeCeTRUO0vqhMAoGCCqGSM49BAMCA0gAMEUCIQCuFZEBT5VdPXauPB7K
TW4ueIA/mzMHBc386cvSC+/j4wIgKvqrWuxbeMjdGQJwoj8WZT/63zxageJ4HOJQ
nvSabg0=
-----END CERTIFICATE-----`,
  key: SELF_SIGNED.key,
} as const;
