package build

import (
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"sync"
)

// identity hashes all that is in a value: its type, exported fields, elements,
// what pointers and interfaces hold. Maps count without order; a nil list and an
// empty one are the same, since a value that was stored comes back without the
// difference. encoding/gob would not do (maps come in random order), nor JSON
// (different bytes that are not UTF-8 look alike).
func identity(value any) (Sum, error) {
	if s, ok := value.(summer); ok {
		if v := reflect.ValueOf(value); v.Kind() != reflect.Pointer || !v.IsNil() {
			return s.Sum(), nil
		}
	}
	var w writer
	if err := w.open(reflect.ValueOf(value), 0); err != nil {
		return Sum{}, err
	}
	return sha256.Sum256(w.buf), nil
}

type summer interface{ Sum() Sum }

var (
	summerType = reflect.TypeFor[summer]()
	binaryType = reflect.TypeFor[encoding.BinaryMarshaler]()
	textType   = reflect.TypeFor[encoding.TextMarshaler]()
)

// plan is what is known of a type before its values.
type plan struct {
	name              string
	sum, binary, text bool
	fields            []field
}

type field struct {
	name   string
	hidden bool // not exported, so it cannot be stored
}

var plans sync.Map // reflect.Type: *plan

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{
		name:   nameOf(t),
		sum:    t.Implements(summerType),
		binary: t.Implements(binaryType),
		text:   t.Implements(textType),
	}
	if t.Kind() == reflect.Struct {
		for f := range t.Fields() {
			embedded := f.Anonymous && f.Type.Kind() == reflect.Struct
			p.fields = append(p.fields, field{f.Name, !f.IsExported() && !embedded})
		}
	}
	plans.Store(t, p)
	return p
}

// nameOf tells types apart that String spells alike.
func nameOf(t reflect.Type) string {
	if path := t.PkgPath(); path != "" {
		return path + ": " + t.String()
	}
	return t.String()
}

func typeName[T any]() string { return nameOf(reflect.TypeFor[T]()) }

// deepest is more than plain data nests; beyond it a pointer leads back.
const deepest = 500

// writer writes values so that different ones have different bytes.
type writer struct{ buf []byte }

func (w *writer) number(n uint64) { w.buf = binary.LittleEndian.AppendUint64(w.buf, n) }

func (w *writer) text(s string) {
	w.number(uint64(len(s)))
	w.buf = append(w.buf, s...)
}

func (w *writer) flag(yes bool) {
	var b byte
	if yes {
		b = 1
	}
	w.buf = append(w.buf, b)
}

// open writes what an interface holds: its type, then the value.
func (w *writer) open(v reflect.Value, depth int) error {
	if !v.IsValid() {
		w.text("nil")
		return nil
	}
	w.text(planOf(v.Type()).name)
	return w.value(v, depth)
}

func (w *writer) value(v reflect.Value, depth int) error {
	kind := v.Kind()
	if depth > deepest {
		return &NotPlainError{"", "deeper than plain data is"}
	}
	switch kind {
	case reflect.Pointer, reflect.Interface:
		w.flag(!v.IsNil())
		if v.IsNil() {
			return nil
		}
	}
	if kind == reflect.Interface {
		return w.open(v.Elem(), depth+1)
	}
	p := planOf(v.Type())
	if p.sum || p.binary || p.text {
		return w.own(p, v)
	}
	switch kind {
	case reflect.Bool:
		w.flag(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		w.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		w.number(math.Float64bits(v.Float()))
	case reflect.String:
		w.text(v.String())
	case reflect.Pointer:
		return w.value(v.Elem(), depth+1)
	case reflect.Slice, reflect.Array:
		return w.list(v, depth)
	case reflect.Map:
		return w.table(v, depth)
	case reflect.Struct:
		return w.fields(p, v, depth)
	default: // a function, a channel, an address
		return &NotPlainError{"", v.Type().String()}
	}
	return nil
}

// own asks a value that knows best what it is.
func (w *writer) own(p *plan, v reflect.Value) (err error) {
	if !v.CanInterface() {
		return &NotPlainError{"", "not exported"}
	}
	var b []byte
	switch x := v.Interface(); {
	case p.sum:
		s := x.(summer).Sum()
		b = s[:]
	case p.binary:
		b, err = x.(encoding.BinaryMarshaler).MarshalBinary()
	default:
		b, err = x.(encoding.TextMarshaler).MarshalText()
	}
	if err != nil {
		return &NotPlainError{"", err.Error()}
	}
	w.text(string(b))
	return nil
}

func (w *writer) fields(p *plan, v reflect.Value, depth int) error {
	for i, f := range p.fields {
		if f.name == "_" {
			continue
		}
		if f.hidden {
			return &NotPlainError{"." + f.name, "not exported"}
		}
		if err := w.value(v.Field(i), depth+1); err != nil {
			return inside("."+f.name, err)
		}
	}
	return nil
}

func (w *writer) list(v reflect.Value, depth int) error {
	w.number(uint64(v.Len()))
	if v.Type().Elem().Kind() == reflect.Uint8 {
		if !v.CanAddr() && v.Kind() == reflect.Array {
			place := reflect.New(v.Type()).Elem()
			place.Set(v)
			v = place
		}
		w.buf = append(w.buf, v.Bytes()...)
		return nil
	}
	for i := range v.Len() {
		if err := w.value(v.Index(i), depth+1); err != nil {
			return inside("[]", err)
		}
	}
	return nil
}

// table writes a map in the order of its written keys.
func (w *writer) table(v reflect.Value, depth int) error {
	type entry struct{ key, value []byte }
	entries := make([]entry, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		var k, e writer
		if err := k.value(it.Key(), depth+1); err != nil {
			return inside("[key]", err)
		}
		if err := e.value(it.Value(), depth+1); err != nil {
			return inside("[]", err)
		}
		entries = append(entries, entry{k.buf, e.buf})
	}
	slices.SortFunc(entries, func(a, b entry) int { return slices.Compare(a.key, b.key) })
	w.number(uint64(len(entries)))
	for _, e := range entries {
		w.buf = append(append(w.buf, e.key...), e.value...)
	}
	return nil
}

// inside puts one step of the way in front of an error that comes up it.
func inside(at string, err error) error {
	if e, ok := err.(*NotPlainError); ok {
		e.At = at + e.At
	}
	return err
}
