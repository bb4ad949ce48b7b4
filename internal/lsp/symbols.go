package lsp

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
)

// functionSymbol is the kind of a process among symbols.
const functionSymbol = 12

// documentSymbols lists the processes of a document with their commands.
func (s *server) documentSymbols(params documentParams) (any, error) {
	d, in, _ := s.input(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	s.mu.Lock()
	nested := s.client.TextDocument.DocumentSymbol.HierarchicalDocumentSymbolSupport
	s.mu.Unlock()
	doc := procfile.Parse(in.Source)
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
		flat = append(flat, symbolInformation{symbol.Name, symbol.Kind, location{d.uri, symbol.Range}})
	}
	if nested {
		return symbols, nil
	}
	return flat, nil
}
