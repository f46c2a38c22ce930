package report

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A schema is as much of JSON Schema 2020-12 as docs/report.schema.json uses.
// A keyword that it does not know is an error, so that none passes unchecked.
type schema struct {
	root map[string]any
}

func readSchema(t *testing.T) *schema {
	t.Helper()
	text, err := os.ReadFile("../docs/report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	root, ok := parse(t, text).(map[string]any)
	if !ok {
		t.Fatal("the schema is no object")
	}
	return &schema{root}
}

func parse(t *testing.T, text []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// check returns what is wrong with v, nil for nothing.
func (s *schema) check(v any) []string { return s.holds(s.root, v, "$") }

func (s *schema) holds(rule, v any, at string) (wrong []string) {
	if allowed, ok := rule.(bool); ok {
		if !allowed {
			return []string{at + " must not be there"}
		}
		return nil
	}
	rules := rule.(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(rules)) {
		wrong = append(wrong, s.keyword(rules, key, v, at)...)
	}
	return wrong
}

func (s *schema) keyword(rules map[string]any, key string, v any, at string) []string {
	arg := rules[key]
	object, isObject := v.(map[string]any)
	text, isText := v.(string)
	number, isNumber := v.(float64)
	switch key {
	case "$schema", "$id", "$defs", "title", "description", "then", "else":
		return nil
	case "$ref":
		name := strings.TrimPrefix(arg.(string), "#/$defs/")
		return s.holds(s.root["$defs"].(map[string]any)[name], v, at)
	case "type":
		return unless(hasType(arg, v), "%s is no %v", at, arg)
	case "const":
		return unless(v == arg, "%s is not %v", at, arg)
	case "enum":
		return unless(slices.Contains(arg.([]any), v), "%s: %v is not in the enum", at, v)
	case "pattern":
		return unless(!isText || regexp.MustCompile(arg.(string)).MatchString(text), "%s: %q does not match", at, text)
	case "minimum":
		return unless(!isNumber || number >= arg.(float64), "%s: %v is too small", at, v)
	case "maximum":
		return unless(!isNumber || number <= arg.(float64), "%s: %v is too large", at, v)
	case "items":
		list, _ := v.([]any)
		var wrong []string
		for i, item := range list {
			wrong = append(wrong, s.holds(arg, item, fmt.Sprintf("%s[%d]", at, i))...)
		}
		return wrong
	case "required":
		var wrong []string
		for _, name := range arg.([]any) {
			_, there := object[name.(string)]
			wrong = append(wrong, unless(!isObject || there, "%s lacks %v", at, name)...)
		}
		return wrong
	case "properties":
		var wrong []string
		for name, rule := range arg.(map[string]any) {
			if value, there := object[name]; there {
				wrong = append(wrong, s.holds(rule, value, at+"."+name)...)
			}
		}
		return wrong
	case "additionalProperties":
		named, _ := rules["properties"].(map[string]any)
		var wrong []string
		for name, value := range object {
			if named[name] == nil {
				wrong = append(wrong, s.holds(arg, value, at+"."+name)...)
			}
		}
		return wrong
	case "propertyNames":
		var wrong []string
		for name := range object {
			wrong = append(wrong, s.holds(arg, name, at+"."+name)...)
		}
		return wrong
	case "if":
		if len(s.holds(arg, v, at)) == 0 {
			return s.holds(rules["then"], v, at)
		}
		return s.holds(rules["else"], v, at)
	}
	return []string{"the schema has a keyword that this test does not know: " + key}
}

func unless(ok bool, format string, args ...any) []string {
	if ok {
		return nil
	}
	return []string{fmt.Sprintf(format, args...)}
}

func hasType(types, v any) bool {
	if list, ok := types.([]any); ok {
		return slices.ContainsFunc(list, func(one any) bool { return hasType(one, v) })
	}
	switch v := v.(type) {
	case nil:
		return types == "null"
	case bool:
		return types == "boolean"
	case string:
		return types == "string"
	case float64:
		return types == "number" || types == "integer" && v == math.Trunc(v)
	case []any:
		return types == "array"
	case map[string]any:
		return types == "object"
	}
	return false
}

func TestSchema(t *testing.T) {
	s := readSchema(t)
	for _, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			for _, wrong := range s.check(parse(t, written(t, jsonLayout, sc))) {
				t.Error(wrong)
			}
		})
	}
}

// TestSchemaRefuses takes each key away and adds one, everywhere: the schema
// has to notice. So it names every key that a report has.
func TestSchemaRefuses(t *testing.T) {
	s := readSchema(t)
	optional := []string{"path_raw", "root_raw"}
	for _, sc := range []scene{scenes()[11], {"short", shortened(worried()), Options{}}} {
		report := parse(t, written(t, jsonLayout, sc))
		eachObject(report, "$", func(at string, object map[string]any) {
			if strings.HasSuffix(at, ".facts") || strings.HasSuffix(at, ".grades") || strings.HasSuffix(at, ".causes") {
				return // maps: their keys are data
			}
			for key, value := range object {
				if slices.Contains(optional, key) {
					continue
				}
				delete(object, key)
				if len(s.check(report)) == 0 {
					t.Errorf("%s: nobody misses %q", at, key)
				}
				object[key] = value
			}
			object["surplus"] = 1.0
			if len(s.check(report)) == 0 {
				t.Errorf("%s: nobody minds a surplus key", at)
			}
			delete(object, "surplus")
		})
	}
}

func eachObject(v any, at string, visit func(string, map[string]any)) {
	switch v := v.(type) {
	case []any:
		for i, item := range v {
			eachObject(item, fmt.Sprintf("%s[%d]", at, i), visit)
		}
	case map[string]any:
		visit(at, v)
		for key, value := range v {
			eachObject(value, at+"."+key, visit)
		}
	}
}
