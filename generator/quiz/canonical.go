package quiz

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sort"
	"strings"
)

// canonical is JSON in the one form that is hashed: members sorted by their
// UTF-8 bytes, no blanks, numbers as JavaScript writes them, and in strings
// nothing escaped but the quote, the backslash and the control characters
// below U+0020, these as \u00XX. record.ts writes the same.
func canonical(v any) string {
	var b strings.Builder
	writeCanonical(&b, v)
	return b.String()
}

func writeCanonical(b *strings.Builder, v any) {
	switch v := v.(type) {
	case string:
		writeString(b, v)
	case float64:
		if v == 0 {
			v = 0 // -0 is 0 in JavaScript
		}
		data, _ := json.Marshal(v) // follows JavaScript's rule for numbers
		b.Write(data)
	case []any:
		b.WriteByte('[')
		for i, e := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			writeCanonical(b, e)
		}
		b.WriteByte(']')
	case map[string]any:
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		sort.Strings(names)
		b.WriteByte('{')
		for i, name := range names {
			if i > 0 {
				b.WriteByte(',')
			}
			writeString(b, name)
			b.WriteByte(':')
			writeCanonical(b, v[name])
		}
		b.WriteByte('}')
	default:
		fmt.Fprint(b, orNull(v)) // true, false, null
	}
}

func orNull(v any) any {
	if v == nil {
		return "null"
	}
	return v
}

func writeString(b *strings.Builder, s string) {
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ':
			fmt.Fprintf(b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}

// shortSum is the first 16 hexadecimal digits of a text's SHA-256.
func shortSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
