package main

import (
	"runtime"
	"time"

	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// WebAssembly has one thread and Go does not take it from a busy goroutine: evaluation has to look at the clock itself.
type deadline struct {
	at time.Time
}

func (d deadline) Cancel() {}

func (d deadline) Cancelled() bool {
	return time.Now().After(d.at)
}

// The clock is outside the sandbox: where many short queries run, it is not asked every time.
type pacedDeadline struct {
	at    time.Time
	calls *int
}

func (d pacedDeadline) Cancel() {}

func (d pacedDeadline) Cancelled() bool {
	*d.calls++
	return *d.calls%256 == 0 && time.Now().After(d.at)
}

const eventsPerYield = 4096

// Records coverage, and now and then lets the timer run that ends a test which takes too long.
type yieldingCover struct {
	*cover.Cover
	events int
}

func (c *yieldingCover) TraceEvent(event topdown.Event) {
	c.events++
	if c.events%eventsPerYield == 0 {
		runtime.Gosched()
	}
	c.Cover.TraceEvent(event)
}
