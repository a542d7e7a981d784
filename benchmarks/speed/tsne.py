"""t-SNE of the sample's digits by our engine, scikit-learn or openTSNE: CPU seconds to import and to settle, quality.

    python benchmarks/speed/tsne.py ours|sklearn|opentsne [1000 3000]

scikit-learn and openTSNE are no dependency: run it with a Python that has them. docs/RESULTS.md has the table.
"""

import importlib
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))


def main() -> None:
    """Measure one of the three on as many digits as asked."""
    who, *sizes = sys.argv[1:]
    started = time.process_time()
    module = importlib.import_module(
        {"ours": "engine.analysis.interpretability.projection", "sklearn": "sklearn.manifold", "opentsne": "openTSNE"}[
            who
        ]
    )
    print(f"import: {time.process_time() - started:.2f} CPU s")
    from engine import datasets
    from engine.analysis.interpretability.projection import trustworthiness

    data = datasets.load("mnist-sample")
    x = np.concatenate([data.test.images, data.train.images]).reshape(5000, -1)
    for size in map(int, sizes or ("1000", "3000")):
        few = x[:size]
        started = time.process_time()
        if who == "ours":
            *_, last = module.tsne(few)
            y = last.positions
        elif who == "sklearn":
            y = module.TSNE(init="pca", random_state=0).fit_transform(few)
        else:
            y = np.asarray(module.TSNE(random_state=0).fit(few))
        took = time.process_time() - started
        print(f"{size} digits: {took:.1f} CPU s, trustworthiness {trustworthiness(few, y):.4f}")


if __name__ == "__main__":
    main()
