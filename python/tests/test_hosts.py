"""Threads, Arrow, and what a call costs in memory."""

import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from fluxion import _kernel, chain, formula, sigmoid, square
from fluxion._kernel import Instance

f = chain(square, sigmoid)


def test_threads_do_not_disturb_each_other():
    x = np.linspace(-8, 8, 300_000)
    want = f.deriv(x)
    wrong = []

    def work(shift):
        for _ in range(5):
            if not np.array_equal(f.deriv(x + shift - shift), f.deriv(x + shift - shift)):
                wrong.append(shift)
            if shift == 0 and not np.array_equal(f.deriv(x), want):
                wrong.append(shift)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_other_threads_run_during_a_call():
    # So few elements that NumPy gives nothing up while it copies them, so many steps that it takes long.
    x, steps = np.ones(400), sigmoid._steps * 20_000
    slow = lambda: _kernel.run(steps, x, x.copy(), None, 0.0)  # noqa: E731
    slow()
    # Nothing makes a thread give way but what it calls.
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        assert any(_sees_one_at_work(slow) for _ in range(20))
    finally:
        sys.setswitchinterval(interval)


def test_that_they_do_would_be_seen():
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        assert not any(_sees_one_at_work(lambda: sum(range(300_000))) for _ in range(5))
    finally:
        sys.setswitchinterval(interval)


def _sees_one_at_work(call):
    begun, ended = threading.Event(), threading.Event()

    def work():
        begun.set()
        call()
        ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait()
    seen = not ended.is_set()
    thread.join()
    return seen


def test_both_ways_into_the_kernel_agree():
    x = np.linspace(-8, 8, 1000)
    want = f(x)
    public = Instance()
    for call in public._runs.values():
        call._call = call._public
    got = np.empty_like(x)
    public.run(f._steps, x, got, None, 0.0)
    assert np.array_equal(got, want)


def test_a_chain_longer_than_the_room_for_steps():
    long = chain(*[square] * 500)
    assert long(1.0) == 1 and long.deriv(1.0) == 2.0**500
    assert np.array_equal(f(np.ones(3)), [sigmoid(1.0)] * 3)


def test_a_kernel_of_another_interface_is_refused(monkeypatch):
    monkeypatch.setattr(_kernel, "ABI", 2)
    with pytest.raises(RuntimeError, match="version 1; this package takes 2"):
        Instance()


def test_memory_does_not_grow_with_the_array():
    f(np.ones(10))
    kernel = _kernel._free[-1]
    before = kernel._memory.size(kernel._store)
    f.valueAndDeriv(np.ones(3_000_000))
    assert _kernel._free[-1] is kernel and kernel._memory.size(kernel._store) == before


def test_there_are_as_many_kernels_as_calls_at_a_time():
    from concurrent.futures import ThreadPoolExecutor

    _kernel._free.clear()
    for _ in range(3):
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(lambda _: f.deriv(np.ones(100_000)), range(20)))
    assert 1 <= len(_kernel._free) <= 3


def test_a_function_within_a_chain_may_call_the_kernel():
    g = chain(square, lambda x: sigmoid(x), square)
    x = np.linspace(-2, 2, 1000)
    assert np.array_equal(g(x), chain(square, sigmoid, square)(x))


def test_a_refused_call_leaves_the_kernels_usable():
    with pytest.raises(ValueError, match="operation number"):
        _kernel.run(((999, 0.0, 0.0),), np.ones(3), np.ones(3), None, 0.0)
    assert sigmoid(0.0) == 0.5


class TestArrow:
    pa = pytest.importorskip("pyarrow")

    def test_nulls_stay_nulls(self):
        x = self.pa.array([None, 1.0, None, 2.0, 3.0] * 5)
        for part in (x, x[1:], x[3:11], x[:0]):
            got = f(part)
            assert got.type == self.pa.float64() and got.null_count == part.null_count
            assert got.to_pylist() == [None if v is None else f(v) for v in part.to_pylist()]

    def test_types_and_chunks(self):
        assert f(self.pa.array([1, 2], self.pa.float32())).type == self.pa.float32()
        assert f(self.pa.array([1, None, 2], self.pa.int32())).to_pylist() == [f(1), None, f(2)]
        chunked = self.pa.chunked_array([[1.0], [], [None, 2.0]], self.pa.float64())
        assert f.deriv(chunked).to_pylist() == [f.deriv(1), None, f.deriv(2)]
        with pytest.raises(TypeError, match="floats or integers"):
            f(self.pa.array(["a"]))

    def test_both_results_are_arrow_arrays_with_the_same_nulls(self):
        whole = self.pa.array([None, 1.0, 2.0, None, 3.0])
        chunked = self.pa.chunked_array([whole[:2], whole[:0], whole[2:]])
        for x in (whole, whole[1:], whole[:0], chunked, self.pa.array([1, None], self.pa.int16())):
            value, slope = f.valueAndDeriv(x, delta=0.5)
            assert value.equals(f(x))
            assert slope.equals(f.deriv(x, delta=0.5))
        with pytest.raises(TypeError, match="an Arrow array cannot be written to"):
            f.valueAndDeriv(whole, out=(np.empty(5), np.empty(5)))

    def test_a_trace_has_nan_where_an_arrow_array_has_nulls(self):
        for x in (self.pa.array([1.0, None, 3.0]), self.pa.chunked_array([[1.0], [None, 3.0]])):
            for step, as_numbers in zip(f.trace(x), f.trace([1.0, float("nan"), 3.0]), strict=True):
                for part in ("input", "output", "slope"):
                    np.testing.assert_array_equal(step[part], as_numbers[part])

    def test_integers_that_no_double_holds_are_refused_by_name(self):
        large = self.pa.array([1, 2**53 + 1])
        with pytest.raises(ValueError, match=r"^square: x must be integers that a float64 holds, at most 2\^53"):
            square(large)
        with pytest.raises(ValueError, match=r"^formula: a must be integers that a float64 holds"):
            formula("a * b")(a=large, b=2)
        with pytest.raises(TypeError, match=r"^formula: a must be an Arrow array of floats or integers; got string"):
            formula("a * b")(a=self.pa.array(["1"]), b=2)

    def test_an_arrow_array_is_read_where_it_lies(self):
        x = self.pa.array(np.linspace(0, 1, 1000))
        seen = []
        from fluxion._arrow import map_arrow

        map_arrow(x, lambda part: seen.append(part.__array_interface__["data"][0]) or part.copy(), "f", None)
        assert seen == [x.buffers()[1].address]


class TestRefused:
    """What the kernel is never to be given: a clear error, and nothing written."""

    x = np.full(5, 3.0)

    def refused(self, steps, words):
        out = np.full(5, 7.0)
        with pytest.raises((ValueError, RuntimeError), match=words):
            Instance().run(steps, self.x, out, None, 0.0)
        assert (out == 7).all()

    def test_an_unknown_operation_number(self):
        self.refused(((*square._steps[0],), (999, 0.0, 0.0)), "step 2 of the chain has an operation number")

    def test_a_program_of_no_steps(self):
        self.refused((), "the kernel refused a call: -1")

    def test_a_binary_that_is_cut_short(self, monkeypatch, tmp_path):
        whole = Path(_kernel.__file__).with_name("kernel.wasm").read_bytes()
        (tmp_path / "kernel.wasm").write_bytes(whole[: len(whole) // 2])
        monkeypatch.setattr(_kernel, "__file__", str(tmp_path / "_kernel.py"))
        monkeypatch.setattr(_kernel, "_compiled", None)
        with pytest.raises(Exception, match="unexpected end|failed to parse|out of bounds"):
            Instance()

    def test_a_binary_that_is_missing(self, monkeypatch, tmp_path):
        monkeypatch.setattr(_kernel, "__file__", str(tmp_path / "_kernel.py"))
        monkeypatch.setattr(_kernel, "_compiled", None)
        with pytest.raises(RuntimeError, match="is missing"):
            Instance()

    @pytest.mark.parametrize(
        "out",
        [
            np.full(10, 7.0)[::2],
            np.full((5, 1), 7.0),
            np.full(5, 7.0, np.float32),
            np.full(5, 7, np.int64),
            np.full(5, 7.0, ">f8"),
            np.broadcast_to(7.0, 5),
        ],
    )
    def test_results_that_cannot_be_written_as_they_lie(self, out):
        with pytest.raises((TypeError, ValueError), match="out must"):
            f(self.x, out=out)
        assert (out == 7).all()
