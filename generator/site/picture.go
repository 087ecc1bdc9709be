package site

import (
	"encoding/xml"
	"image"
	_ "image/gif" // DecodeConfig knows the formats that are imported
	_ "image/jpeg"
	_ "image/png"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// PictureSize is the width and height of a picture in pixels, by its extension
// (".svg", ".png", …); 0 and 0 when they cannot be told.
func PictureSize(ext string, r io.Reader) (width, height int) {
	switch strings.ToLower(ext) {
	case ".svg":
		return svgSize(r)
	case ".webp":
		return webpSize(r)
	case ".png", ".jpg", ".jpeg", ".gif":
		c, _, err := image.DecodeConfig(r)
		if err != nil {
			return 0, 0
		}
		return c.Width, c.Height
	}
	return 0, 0
}

// svgSize reads the first element: its width and height, else its viewBox.
func svgSize(r io.Reader) (width, height int) {
	d := xml.NewDecoder(io.LimitReader(r, 64<<10))
	d.Strict = false
	for {
		t, err := d.RawToken()
		if err != nil {
			return 0, 0
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		box := ""
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "width":
				width = pixels(a.Value)
			case "height":
				height = pixels(a.Value)
			case "viewBox":
				box = a.Value
			}
		}
		if sides := strings.Fields(strings.ReplaceAll(box, ",", " ")); (width == 0 || height == 0) && len(sides) == 4 {
			width, height = pixels(sides[2]), pixels(sides[3])
		}
		if width == 0 || height == 0 {
			return 0, 0
		}
		return width, height
	}
}

var length = regexp.MustCompile(`^\s*([0-9]+(?:\.[0-9]+)?)(?:px)?\s*$`)

// pixels reads 340, 340.5 or 340px; 0 is any other length.
func pixels(s string) int {
	m := length.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	n, err := strconv.ParseFloat(m[1], 64)
	if err != nil || n > 1<<20 {
		return 0
	}
	return int(n + 0.5)
}

// webpSize reads the head of a WebP file in its three forms.
func webpSize(r io.Reader) (width, height int) {
	var h [30]byte
	if _, err := io.ReadFull(r, h[:]); err != nil || string(h[:4]) != "RIFF" || string(h[8:12]) != "WEBP" {
		return 0, 0
	}
	b := func(i int) int { return int(h[i]) }
	switch string(h[12:16]) {
	case "VP8X":
		return 1 + b(24) + b(25)<<8 + b(26)<<16, 1 + b(27) + b(28)<<8 + b(29)<<16
	case "VP8L":
		bits := b(21) + b(22)<<8 + b(23)<<16 + b(24)<<24
		return 1 + bits&0x3fff, 1 + bits>>14&0x3fff
	case "VP8 ":
		return (b(26) + b(27)<<8) & 0x3fff, (b(28) + b(29)<<8) & 0x3fff
	}
	return 0, 0
}
