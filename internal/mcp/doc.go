// Package mcp is a server of the Model Context Protocol (https://modelcontextprotocol.io): the tools, pages and prompt by
// which coding agents use Proclint.
package mcp
