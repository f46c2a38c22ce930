package reconcile

import (
	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// noteFault keeps what is wrong with a file.
func (s *stock) noteFault(i int32, it *photo.Item) {
	f := causes.FaultOf(it)
	if f == causes.NoFault {
		return
	}
	if s.faults == nil {
		s.faults = map[int32]causes.Fault{}
	}
	s.faults[i] = f
}
