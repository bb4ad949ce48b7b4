package lsp

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
)

// functionSymbol is the kind of a process among symbols.
const functionSymbol = 12

// documentSymbols lists the processes of a document with their commands.
func (s *server) documentSymbols(v view, _ documentParams) (any, error) {
	doc := v.doc
	secrets := lint.SecretsOf(doc)
	symbols, flat := []documentSymbol{}, []symbolInformation{}
	for i := range doc.Lines {
		line := &doc.Lines[i]
		if line.Kind != procfile.Entry {
			continue
		}
		symbol := documentSymbol{
			Name: doc.Slice(line.Name), Detail: secrets.Mask(doc.Slice(line.Command)), Kind: functionSymbol,
			Range: doc.Span(line.Range), SelectionRange: doc.Span(line.Name),
		}
		symbols = append(symbols, symbol)
		flat = append(flat, symbolInformation{symbol.Name, symbol.Kind, location{v.uri, symbol.Range}})
	}
	if s.editor().TextDocument.DocumentSymbol.HierarchicalDocumentSymbolSupport {
		return symbols, nil
	}
	return flat, nil
}
