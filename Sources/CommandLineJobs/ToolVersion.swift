/// The version of all executables, as `--version` prints it and the ledger records it.
public let toolVersion = "0.1.0"
