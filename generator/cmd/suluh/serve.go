package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"suluh/generator"
	"suluh/generator/serve"
	"suluh/generator/source"
)

const defaultPort = 8080

func (a *app) serve() *cobra.Command {
	var port int
	var host string
	var show bool
	c := a.command("serve", func(c *cobra.Command, args []string) error {
		dir, err := a.folder(args)
		if err != nil {
			return err
		}
		l, err := listen(c.Context(), host, port, c.Flags().Changed("port"))
		if errors.Is(err, syscall.EADDRINUSE) {
			return a.usage("serve.taken", port)
		}
		if err != nil {
			return err
		}
		p, closeDir, err := open(dir, generator.Options{Drafts: true})
		if err != nil {
			return err
		}
		defer closeDir()
		at := l.Addr().(*net.TCPAddr)
		if at.Port != port && port != 0 {
			a.tell("serve.moved", port, at.Port)
		}
		name := "localhost"
		if !at.IP.IsLoopback() && !at.IP.IsUnspecified() {
			name = at.IP.String()
		}
		address := "http://" + net.JoinHostPort(name, fmt.Sprint(at.Port)) + "/"
		first := true
		o := serve.Options{
			Dir:   dir,
			Title: a.counted,
			Slip: func(p source.Problem) serve.Slip {
				return serve.Slip{
					Place: place(dir, p.Pos, p.Code).String(), Code: string(p.Code), Level: p.Level().String(),
					Message: a.message(dir, p, ""), Hint: a.message(dir, p, ".hint"), Quote: p.Quote, Mend: p.Mend,
				}
			},
			Trouble: func(err error) { a.say("%s\n", a.trouble(err)) },
			Tell: func(m serve.Made) {
				a.problems(dir, m.Problems, maxShown)
				if len(m.Problems) > 0 {
					a.say("%s\n", a.counted(m.Problems))
				}
				took := m.Took.Round(time.Millisecond)
				if !first {
					a.tell("serve.made", len(m.Changed), took)
					return
				}
				first = false
				a.tell("serve.ready", m.Files, took, address)
				if show {
					browse(address)
				}
			},
		}
		if host != "" && host != "localhost" {
			if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
				o.Hosts = own(host)
				a.tell("serve.open", strings.Join(o.Hosts, ", "))
			}
		}
		return serve.New(p, o).Run(c.Context(), l)
	})
	c.Flags().IntVar(&port, "port", defaultPort, a.words.Say("flag.port"))
	c.Flags().StringVar(&host, "host", "", a.words.Say("flag.host"))
	c.Flags().BoolVar(&show, "open", false, a.words.Say("flag.open"))
	return c
}

// listen takes a port of the loopback address or of host. Only the default
// port may move when it is taken.
func listen(ctx context.Context, host string, port int, asked bool) (net.Listener, error) {
	if host == "" {
		host = "localhost"
	}
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", net.JoinHostPort(host, fmt.Sprint(port)))
	if errors.Is(err, syscall.EADDRINUSE) && !asked {
		return config.Listen(ctx, "tcp", net.JoinHostPort(host, "0"))
	}
	return l, err
}

// own are the names and addresses by which the network may ask for a host.
func own(host string) []string {
	names := []string{strings.ToLower(host)}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		names = nil
		addresses, _ := net.InterfaceAddrs()
		for _, address := range addresses {
			if n, ok := address.(*net.IPNet); ok && !n.IP.IsLoopback() {
				names = append(names, n.IP.String())
			}
		}
		if name, err := os.Hostname(); err == nil {
			names = append(names, strings.ToLower(name))
		}
	}
	return names
}

// browse shows an address in the reader's browser, if the machine has a way.
func browse(address string) {
	switch runtime.GOOS {
	case "darwin":
		exec.Command("open", address).Start()
	case "windows":
		exec.Command("rundll32", "url.dll,FileProtocolHandler", address).Start()
	default:
		if os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" {
			exec.Command("xdg-open", address).Start()
		}
	}
}
