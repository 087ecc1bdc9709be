// Command bench measures a build of made-up courses against a floor: a program
// that only reads the same files, converts them with goldmark and chroma, and
// writes them. Both run as processes of their own, in turn, in one run, so a
// ratio holds while the machine's speed drifts.
//
//	make bench
//	go run ./generator/bench -lessons 1000 -rounds 5
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	log.SetFlags(0)
	sizes := flag.String("lessons", "1000,10000", "how many lessons, several parted by commas")
	rounds := flag.Int("rounds", 3, "counted runs of each, after one that is not")
	floorDir := flag.String("floor", "", "run the floor program on this folder (used by bench itself)")
	out := flag.String("out", "", "where the floor program writes")
	flag.Parse()
	if *floorDir != "" {
		if err := floor(*floorDir, *out); err != nil {
			log.Fatal(err)
		}
		return
	}
	work, err := os.MkdirTemp("", "suluh-bench-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(work)
	bin := filepath.Join(work, "suluh")
	if b, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", bin, "./generator/cmd/suluh").CombinedOutput(); err != nil {
		log.Fatalf("%s%v", b, err)
	}
	self, err := os.Executable()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s, %d cores, %s\n", runtime.Version(), runtime.NumCPU(), time.Now().Format(time.DateOnly))
	fmt.Printf("%8s  %-8s %9s %9s %10s\n", "lessons", "", "CPU s", "wall s", "peak MiB")
	for size := range strings.SplitSeq(*sizes, ",") {
		var n int
		if _, err := fmt.Sscan(size, &n); err != nil {
			log.Fatalf("-lessons %s: %v", size, err)
		}
		dir := filepath.Join(work, size)
		if err := corpus(dir, n); err != nil {
			log.Fatal(err)
		}
		var ours, least []cost
		for round := range *rounds + 1 {
			to := filepath.Join(work, fmt.Sprintf("out-%s-%d", size, round))
			a := measure(bin, "build", dir, "--output", to)
			b := measure(self, "-floor", dir, "-out", to+"-floor")
			os.RemoveAll(to)
			os.RemoveAll(to + "-floor")
			if round > 0 { // the first fills the disk cache
				ours, least = append(ours, a), append(least, b)
			}
		}
		print(n, "suluh", ours)
		print(n, "floor", least)
		fmt.Printf("%8s  %-8s %9.2f %9.2f\n", "", "ratio", ratio(ours, least, cost.cpuSeconds), ratio(ours, least, cost.wallSeconds))
	}
}

// A cost is what one process took.
type cost struct {
	cpu, wall time.Duration
	peak      int64 // bytes
}

func (c cost) cpuSeconds() float64  { return c.cpu.Seconds() }
func (c cost) wallSeconds() float64 { return c.wall.Seconds() }

func measure(name string, args ...string) cost {
	c := exec.Command(name, args...)
	start := time.Now()
	if b, err := c.CombinedOutput(); err != nil {
		log.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, b)
	}
	u := c.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{c.ProcessState.UserTime() + c.ProcessState.SystemTime(), time.Since(start), u.Maxrss << 10}
}

func median(all []cost, of func(cost) float64) float64 {
	var xs []float64
	for _, c := range all {
		xs = append(xs, of(c))
	}
	slices.Sort(xs)
	return xs[len(xs)/2]
}

// ratio is the median of the ratios of runs that stood beside each other.
func ratio(a, b []cost, of func(cost) float64) float64 {
	var xs []float64
	for i := range a {
		xs = append(xs, of(a[i])/of(b[i]))
	}
	slices.Sort(xs)
	return xs[len(xs)/2]
}

func print(n int, name string, all []cost) {
	fmt.Printf("%8d  %-8s %9.2f %9.2f %10.0f\n", n, name, median(all, cost.cpuSeconds), median(all, cost.wallSeconds),
		median(all, func(c cost) float64 { return float64(c.peak) / (1 << 20) }))
}
