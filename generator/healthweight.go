package generator

import (
	"cmp"
	"compress/gzip"
	"io/fs"
	"path"
	"slices"

	"suluh/generator/build"
	"suluh/generator/course"
)

// weights are the pages of each course by its folder, heaviest first. Each is a
// step of its own, so that a page is weighed again only when it has changed.
func (p *Project) weights(s *build.Step, t *course.Tree) (map[string][]PageWeight, error) {
	files, err := p.pages(s, t)
	if err != nil {
		return nil, err
	}
	files = slices.DeleteFunc(files, func(i item) bool { return i.Page.Course == "" || i.Page.Kind == "structure" })
	made, err := build.All(s, len(files), func(s *build.Step, i int) (PageWeight, error) { return p.weighed(s, files[i]) })
	if err != nil {
		return nil, err
	}
	by := map[string][]PageWeight{}
	for _, c := range t.Courses {
		by[c.Dir] = []PageWeight{}
	}
	for i, w := range made {
		dir := files[i].Page.Course
		by[dir] = append(by[dir], w)
	}
	for _, pages := range by {
		slices.SortStableFunc(pages, func(a, b PageWeight) int { return cmp.Or(b.Gzip-a.Gzip, cmp.Compare(a.Address, b.Address)) })
	}
	return by, nil
}

func (p *Project) weighed(s *build.Step, i item) (PageWeight, error) {
	return build.Need(s, "weight "+i.Address, func(s *build.Step) (PageWeight, error) {
		w := PageWeight{Address: i.Address}
		key, fn := i.step(p)
		sum, err := build.Need(s, key, fn)
		if err != nil {
			return w, err
		}
		data := p.made.get(key, sum)
		if data == nil { // the store had no room for it any more
			if data, err = p.page(s, i.Address, *i.Page); err != nil {
				return w, err
			}
		}
		w.Bytes, w.Gzip = len(data), zipped(data)
		return w, nil
	})
}

// zipped is how many bytes of gzip there are in data.
func zipped(data []byte) int {
	var n counter
	z := gzip.NewWriter(&n) // the level that most hosts use
	z.Write(data)
	z.Close()
	return int(n)
}

// A counter counts what is written, which cannot fail.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

// images are the pictures that pages show and that are there, heaviest first.
func images(s *build.Step, facts map[string]*course.Facts) ([]ImageWeight, error) {
	files := map[string]bool{}
	for _, f := range facts {
		for _, file := range pictures(f) {
			files[file] = true
		}
	}
	all := []ImageWeight{}
	for _, file := range sorted(files) {
		if !exists(s, file) {
			continue // a problem, and told as one
		}
		info, err := fs.Stat(s, path.Join(course.Content, file))
		if err != nil {
			return nil, err
		}
		n := int(info.Size())
		all = append(all, ImageWeight{File: file, Bytes: n, Heavy: n > HeavyImage})
	}
	slices.SortStableFunc(all, func(a, b ImageWeight) int { return b.Bytes - a.Bytes })
	return all, nil
}
