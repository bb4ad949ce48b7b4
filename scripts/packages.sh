# The packages that run as WebAssembly, for the scripts that source this file.
# shellcheck shell=bash disable=SC2034
wasm_packages=(./internal/bridge ./lint/...)
