package generator

import (
	"context"
	"io"
	"sync"

	"suluh/generator/build"
)

// The files of a site. A page is made when its sum or its bytes are asked for,
// and its bytes are not kept: a step's value is their sum. What was made last
// lies in a small store, so that asking for the sum and then for the bytes, as
// publishing does, makes a page once.

// A file is one file of a site, not yet made.
type file struct {
	p    *Project
	item item
}

// Sum is the SHA-256 of the bytes. A page that cannot be made has the zero sum;
// WriteTo then says why.
func (f file) Sum() build.Sum {
	switch {
	case f.item.Shelf != nil:
		made, err := f.p.index(f.item.Shelf)
		if err != nil {
			return build.Sum{}
		}
		return made.Sum()
	case f.item.Page == nil:
		return f.item.Sum
	}
	key, fn := f.item.step(f.p)
	sum, _ := build.Do(f.p.graph, key, fn)
	return sum
}

// WriteTo writes the bytes.
func (f file) WriteTo(w io.Writer) (int64, error) {
	switch {
	case f.item.Source != "":
		r, err := f.p.fsys.Open(f.item.Source)
		if err != nil {
			return 0, err
		}
		defer r.Close()
		return io.Copy(w, r)
	case f.item.Shelf != nil:
		made, err := f.p.index(f.item.Shelf)
		if err != nil {
			return 0, err
		}
		data, err := made.Bytes()
		if err != nil {
			return 0, err
		}
		n, err := w.Write(data)
		return int64(n), err
	case f.item.Page != nil:
		data, err := f.page()
		if err != nil {
			return 0, err
		}
		n, err := w.Write(data)
		return int64(n), err
	}
	a, err := build.Do(f.p.graph, "site assets", f.p.assets)
	if err != nil {
		return 0, err
	}
	n, err := w.Write(a.Files[f.item.Address])
	return int64(n), err
}

// page gives a page's bytes, from the store or made again.
func (f file) page() ([]byte, error) {
	key, fn := f.item.step(f.p)
	for {
		sum, err := build.Do(f.p.graph, key, fn)
		if err != nil {
			return nil, err
		}
		if data := f.p.made.get(key, sum); data != nil {
			return data, nil
		}
		f.p.graph.Lose(key) // the store had no room for it any more
	}
}

// Sums makes all pages side by side, as far as they have changed, and gives
// the sums of all files by address. Those of search are left out: they change
// with every word, and cost nothing until someone searches.
func (s *Site) Sums(ctx context.Context) (map[string]build.Sum, error) {
	return build.Do(s.project.graph.WithContext(ctx), "sums", func(step *build.Step) (map[string]build.Sum, error) {
		l, err := build.Need(step, "site", s.project.site)
		if err != nil {
			return nil, err
		}
		return s.project.sums(step, l.Files)
	})
}

// sums are the sums of files, whose pages are made for it.
func (p *Project) sums(s *build.Step, files []item) (map[string]build.Sum, error) {
	made, err := build.All(s, len(files), func(s *build.Step, i int) (build.Sum, error) {
		if files[i].Page == nil {
			return files[i].Sum, nil
		}
		key, fn := files[i].step(p)
		return build.Need(s, key, fn)
	})
	if err != nil {
		return nil, err
	}
	by := make(map[string]build.Sum, len(files))
	for i, f := range files {
		if f.Shelf != nil {
			continue
		}
		by[f.Address] = made[i]
	}
	return by, nil
}

// storeSize is how many bytes of pages are held until they are asked for.
const storeSize = 8 << 20

// A store holds the pages that were made last, by step and sum.
type store struct {
	mu    sync.Mutex
	pages map[string]stored
	order []string
	size  int
}

type stored struct {
	sum  build.Sum
	data []byte
}

func (s *store) put(step string, sum build.Sum, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pages == nil {
		s.pages = map[string]stored{}
	}
	s.size += len(data) - len(s.pages[step].data)
	if _, there := s.pages[step]; !there {
		s.order = append(s.order, step)
	}
	s.pages[step] = stored{sum, data}
	for s.size > storeSize && len(s.order) > 1 {
		oldest := s.order[0]
		s.order = s.order[1:]
		s.size -= len(s.pages[oldest].data)
		delete(s.pages, oldest)
	}
}

// get gives a page of this sum, or nil.
func (s *store) get(step string, sum build.Sum) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	if page, ok := s.pages[step]; ok && page.sum == sum {
		return page.data
	}
	return nil
}
