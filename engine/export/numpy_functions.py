"""The layers as functions of plain NumPy: the text that goes into an exported Python file.

Each is the formula of its layer for reading, written out; helpers come before the layers that call them.
"""

from __future__ import annotations

FUNCTIONS: dict[str, str] = {
    "windows": '''
def windows(x, kernel, stride=1, padding=0, dilation=1, fill=0):
    """Every window of the images: (N, C, H, W) → (N, C, OH, OW, K, K)."""
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)), constant_values=fill)
    span = dilation * (kernel - 1) + 1
    view = np.lib.stride_tricks.sliding_window_view(x, (span, span), axis=(2, 3))
    return view[:, :, ::stride, ::stride, ::dilation, ::dilation]
''',
    "last_windows": '''
def last_windows(x, kernel, stride, padding, ceil_mode, fill):
    """The windows of pooling; with the ceil mode a last one that reaches over the far edge counts too."""
    for axis in (2, 3) if ceil_mode else ():
        size = x.shape[axis] + 2 * padding
        count, left_over = divmod(size - kernel, stride)
        if left_over and (count + 1) * stride < x.shape[axis] + padding:  # one more begins inside
            more = [(0, 0)] * 4
            more[axis] = (0, (count + 1) * stride + kernel - size)
            x = np.pad(x, more, constant_values=fill)
    return windows(x, kernel, stride, padding, fill=fill)
''',
    "logistic": '''
def logistic(x):
    """1 / (1 + e^(−x)) without overflow."""
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)
''',
    "flatten": '''
def flatten(x):
    """Lay the pixels of each image out in one row."""
    return x.reshape(len(x), -1)
''',
    "dense": '''
def dense(x, W, b):
    """The affine layer: y = x W + b."""
    return x @ W + b
''',
    "conv2d": '''
def conv2d(x, W, b, stride=1, padding=0, dilation=1, groups=1):
    """Slide every filter over the image: (N, C, H, W) and filters (F, C, K, K) → (N, F, OH, OW)."""
    parts = windows(x, W.shape[2], stride, padding, dilation)
    n, c, oh, ow = parts.shape[:4]
    columns = parts.transpose(0, 2, 3, 1, 4, 5).reshape(n * oh * ow, groups, -1)  # im2col
    filters = W.reshape(groups, len(W) // groups, -1)
    y = np.concatenate([columns[:, g] @ filters[g].T for g in range(groups)], axis=1) + b
    return y.reshape(n, oh, ow, -1).transpose(0, 3, 1, 2)
''',
    "max_pool2d": '''
def max_pool2d(x, kernel, stride, padding=0, ceil_mode=False):
    """Keep the largest value of each window."""
    return last_windows(x, kernel, stride, padding, ceil_mode, -np.inf).max(axis=(4, 5))
''',
    "average_pool2d": '''
def average_pool2d(x, kernel, stride, ceil_mode=False):
    """Keep the mean of each window, of the pixels that it has."""
    return np.nanmean(last_windows(x, kernel, stride, 0, ceil_mode, np.nan), axis=(4, 5))
''',
    "stochastic_pool2d": '''
def stochastic_pool2d(x, kernel, stride):
    """Each window's mean, large values weighing more: what stochastic pooling gives when it reads."""
    parts = windows(x, kernel, stride)
    a = np.maximum(parts, 0)
    a = np.where(a.any(axis=(4, 5), keepdims=True), a, 1)
    return (parts * a).sum(axis=(4, 5)) / a.sum(axis=(4, 5))
''',
    "zero_pad2d": '''
def zero_pad2d(x, before, after):
    """Put zeros around each image."""
    return np.pad(x, ((0, 0), (0, 0), (before, after), (before, after)))
''',
    "global_average_pool2d": '''
def global_average_pool2d(x):
    """Keep the mean of each channel: (N, C, H, W) → (N, C)."""
    return x.mean(axis=(2, 3))
''',
    "batch_norm": '''
def batch_norm(x, gamma, beta, mean, variance, epsilon):
    """Normalize with the running mean and variance, then scale and shift."""
    gamma, beta, mean, variance = (a.reshape((-1,) + (1,) * (x.ndim - 2)) for a in (gamma, beta, mean, variance))
    return gamma * (x - mean) / np.sqrt(variance + np.float32(epsilon)) + beta
''',
    "relu": '''
def relu(x):
    """max(0, x)."""
    return np.maximum(0, x)
''',
    "leaky_relu": '''
def leaky_relu(x, slope):
    """x where it is positive, else slope · x."""
    return np.where(x > 0, x, slope * x)
''',
    "prelu": '''
def prelu(x, a):
    """x where it is positive, else a · x, with the slope that was learned."""
    return np.where(x > 0, x, a.reshape((-1,) + (1,) * (x.ndim - 2)) * x)
''',
    "sigmoid": '''
def sigmoid(x, beta):
    """1 / (1 + e^(−βx))."""
    return logistic(beta * x)
''',
    "tanh": '''
def tanh(x, beta):
    """2 / (1 + e^(−βx)) − 1; β = 2 is the usual tanh."""
    return np.tanh(beta / 2 * x)
''',
    "softplus": '''
def softplus(x, beta):
    """log(1 + e^(βx)) / β."""
    return np.logaddexp(0, beta * x) / beta
''',
    "swish": '''
def swish(x, beta):
    """x / (1 + e^(−βx))."""
    return x * logistic(beta * x)
''',
    "elu": '''
def elu(x, alpha):
    """x where it is positive, else α (e^x − 1)."""
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
''',
    "selu": '''
def selu(x):
    """An ELU whose two numbers keep mean 0 and variance 1."""
    return 1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(np.minimum(x, 0)))
''',
    "mish": '''
def mish(x):
    """x tanh(log(1 + e^x))."""
    return x * np.tanh(np.logaddexp(0, x))
''',
    "hardtanh": '''
def hardtanh(x, lower, upper):
    """x between two bounds, cut off beyond them."""
    return np.clip(x, lower, upper)
''',
    "hard_sigmoid": '''
def hard_sigmoid(x, slope):
    """slope · x + ½, cut off at 0 and 1."""
    return np.clip(slope * x + 0.5, 0, 1)
''',
    "hard_swish": '''
def hard_swish(x):
    """x times (x/6 + ½, cut off at 0 and 1)."""
    return x * np.clip(x / 6 + 0.5, 0, 1)
''',
    "softsign": '''
def softsign(x):
    """x / (1 + |x|)."""
    return x / (1 + np.abs(x))
''',
    "gelu": '''
def gelu(x, formula):
    """x times the share of a normal distribution below it."""
    if formula == "tanh":
        return x * (0.5 + 0.5 * np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
    return x * 0.5 * (1 + np.vectorize(math.erf, otypes=[float])(x / np.sqrt(2)))
''',
    "step": '''
def step(x):
    """1 where x is positive, else 0."""
    return (x > 0).astype(x.dtype)
''',
    "softmax": '''
def softmax(x):
    """Shares that add up to 1."""
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
''',
}

# Which helpers a layer calls; they are written before it.
NEEDS: dict[str, tuple[str, ...]] = {
    "conv2d": ("windows",),
    "max_pool2d": ("windows", "last_windows"),
    "average_pool2d": ("windows", "last_windows"),
    "stochastic_pool2d": ("windows",),
    "sigmoid": ("logistic",),
    "swish": ("logistic",),
}
