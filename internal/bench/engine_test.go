package main

import "testing"

// A machine that does something else in one round of either program gives the same ratio.
func TestBestOfEach(t *testing.T) {
	rates := func(list ...float64) func() (float64, error) {
		return func() (float64, error) {
			rate := list[0]
			list = list[1:]
			return rate, nil
		}
	}
	for _, busy := range []struct{ one, other []float64 }{
		{[]float64{10, 10, 10}, []float64{20, 20, 20}},
		{[]float64{3, 10, 9}, []float64{20, 20, 20}},
		{[]float64{10, 10, 10}, []float64{19, 2, 20}},
		{[]float64{1, 2, 10}, []float64{20, 4, 5}},
	} {
		one, other, err := bestOfEach(3, rates(busy.one...), rates(busy.other...))
		if err != nil || other/one != 2 {
			t.Errorf("%v to %v: %v to %v (%v)", busy.one, busy.other, one, other, err)
		}
	}
}
