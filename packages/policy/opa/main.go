// The compiler answers one request about Rego: JSON on standard input, JSON on standard output. It is built for
// WASI and opens no files: everything it works on is in the request.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

var commands = map[string]func(*request) (any, []problem){
	"build":   build,
	"check":   check,
	"eval":    eval,
	"explain": explain,
	"export":  exportPolicies,
	"fmt":     format,
	"inspect": inspect,
	"lint":    lint,
	"mutate":  mutate,
	"test":    test,
	"upgrade": upgrade,
}

type response struct {
	Result any       `json:"result,omitempty"`
	Errors []problem `json:"errors,omitempty"`
}

func main() {
	result, problems := answer(os.Stdin)
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(response{Result: result, Errors: problems}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Whatever hostile Rego makes the compiler trip over is an answer too.
func answer(input io.Reader) (result any, problems []problem) {
	defer func() {
		if reason := recover(); reason != nil {
			result, problems = nil, []problem{{Code: "internal", Message: fmt.Sprint(reason)}}
		}
	}()
	var req request
	decoder := json.NewDecoder(input)
	decoder.UseNumber()
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&req); err != nil {
		return nil, []problem{{Code: "bad_request", Message: err.Error()}}
	}
	command, known := commands[req.Command]
	if !known {
		return nil, []problem{{Code: "bad_request", Message: fmt.Sprintf("unknown command %q", req.Command)}}
	}
	return command(&req)
}
