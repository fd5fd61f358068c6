// The API server's own admission of Pod Security, over objects from standard input: one JSON object a line, one answer a line.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sort"

	admissionv1 "k8s.io/api/admission/v1"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/pod-security-admission/admission"
	admissionapi "k8s.io/pod-security-admission/admission/api"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/metrics"
	"k8s.io/pod-security-admission/policy"
)

// A question: what becomes of an object in a namespace with these labels.
type question struct {
	Object json.RawMessage   `json:"object"`
	Labels map[string]string `json:"labels"`
	// The defaults of the API server's configuration, for the mode enforce.
	Level   string `json:"level"`
	Version string `json:"version"`
	// The minor version of the API server, where it is older than this library.
	Server int `json:"server"`
}

type answer struct {
	// The checks that the object fails, by mode.
	Failed map[string][]string `json:"failed"`
	// What the admission says.
	Allowed bool `json:"allowed"`
	Warned  bool `json:"warned"`
	Audited bool `json:"audited"`
}

// A registry of all checks that tells which of them failed.
type registry struct {
	policy.Evaluator
	failed []string
}

func newRegistry(server int) (*registry, error) {
	told := &registry{}
	checks := policy.DefaultChecks()
	for i := range checks {
		id := string(checks[i].ID)
		for j := range checks[i].Versions {
			version := &checks[i].Versions[j]
			check := version.CheckPod
			version.CheckPod = func(metadata *metav1.ObjectMeta, spec *corev1.PodSpec) policy.CheckResult {
				result := check(metadata, spec)
				if !result.Allowed {
					told.failed = append(told.failed, id)
				}
				return result
			}
		}
	}
	var emulated *api.Version
	if server > 0 {
		version := api.MajorMinorVersion(1, server)
		emulated = &version
	}
	evaluator, err := policy.NewEvaluator(checks, emulated)
	told.Evaluator = evaluator
	return told, err
}

func (r *registry) failedBy(lv api.LevelVersion, metadata *metav1.ObjectMeta, spec *corev1.PodSpec) []string {
	r.failed = []string{}
	r.EvaluatePod(lv, metadata, spec)
	sort.Strings(r.failed)
	return r.failed
}

type namespaces struct{ labels map[string]string }

func (n namespaces) GetNamespace(_ context.Context, name string) (*corev1.Namespace, error) {
	return &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: n.labels}}, nil
}

func (namespaces) ListPods(context.Context, string) ([]*corev1.Pod, error) { return nil, nil }

type noMetrics struct{}

func (noMetrics) RecordEvaluation(metrics.Decision, api.LevelVersion, metrics.Mode, api.Attributes) {}
func (noMetrics) RecordExemption(api.Attributes)                                                    {}
func (noMetrics) RecordError(bool, api.Attributes)                                                  {}

func read(text json.RawMessage) (runtime.Object, schema.GroupVersionResource, error) {
	var head metav1.TypeMeta
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, schema.GroupVersionResource{}, err
	}
	switch head.Kind {
	case "Pod":
		pod := &corev1.Pod{}
		return pod, corev1.SchemeGroupVersion.WithResource("pods"), json.Unmarshal(text, pod)
	case "Deployment":
		deployment := &appsv1.Deployment{}
		return deployment, appsv1.SchemeGroupVersion.WithResource("deployments"), json.Unmarshal(text, deployment)
	}
	return nil, schema.GroupVersionResource{}, fmt.Errorf("unexpected kind %q", head.Kind)
}

// The API server's defaults come before its admission: a volume that names no source is an emptyDir.
func setDefaults(spec *corev1.PodSpec) {
	for i := range spec.Volumes {
		if spec.Volumes[i].VolumeSource == (corev1.VolumeSource{}) {
			spec.Volumes[i].EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
}

func ask(q question, registries map[int]*registry) (*answer, error) {
	checks, ok := registries[q.Server]
	if !ok {
		made, err := newRegistry(q.Server)
		if err != nil {
			return nil, err
		}
		checks = made
		registries[q.Server] = checks
	}
	object, resource, err := read(q.Object)
	if err != nil {
		return nil, err
	}
	metadata, spec, err := admission.DefaultPodSpecExtractor{}.ExtractPodSpec(object)
	if err != nil {
		return nil, err
	}
	setDefaults(spec)

	config := &admissionapi.PodSecurityConfiguration{Defaults: admissionapi.PodSecurityDefaults{
		Enforce: q.Level, EnforceVersion: q.Version,
		Audit: "privileged", AuditVersion: q.Version,
		Warn: "privileged", WarnVersion: q.Version,
	}}
	asked := &admission.Admission{
		Configuration:   config,
		Evaluator:       checks,
		Metrics:         noMetrics{},
		NamespaceGetter: namespaces{q.Labels},
		PodLister:       namespaces{},
	}
	if err := asked.CompleteConfiguration(); err != nil {
		return nil, err
	}
	if err := asked.ValidateConfiguration(); err != nil {
		return nil, err
	}
	response := asked.Validate(context.Background(), &api.AttributesRecord{
		Name: "web", Namespace: "shop", Operation: admissionv1.Create, Resource: resource, Object: object,
	})
	modes, _ := asked.PolicyToEvaluate(q.Labels)
	return &answer{
		Failed: map[string][]string{
			"enforce": checks.failedBy(modes.Enforce, metadata, spec),
			"warn":    checks.failedBy(modes.Warn, metadata, spec),
			"audit":   checks.failedBy(modes.Audit, metadata, spec),
		},
		Allowed: response.Allowed,
		Warned:  len(response.Warnings) > 0,
		Audited: response.AuditAnnotations[api.AuditViolationsAnnotationKey] != "",
	}, nil
}

func run(in io.Reader, out io.Writer) error {
	registries := map[int]*registry{}
	questions := json.NewDecoder(bufio.NewReader(in))
	told := bufio.NewWriter(out)
	answers := json.NewEncoder(told)
	for {
		var q question
		if err := questions.Decode(&q); err == io.EOF {
			return told.Flush()
		} else if err != nil {
			return err
		}
		a, err := ask(q, registries)
		if err != nil {
			return err
		}
		if err := answers.Encode(a); err != nil {
			return err
		}
	}
}

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
