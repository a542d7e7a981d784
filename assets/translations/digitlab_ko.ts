<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
    <context>
        <name>Effect</name>
        <message>
            <source>at the next step</source>
            <translation>다음 스텝부터</translation>
        </message>
        <message>
            <source>at once</source>
            <translation>바로</translation>
        </message>
        <message>
            <source>at the next start</source>
            <translation>다음 시작부터</translation>
        </message>
    </context>
    <context>
        <name>NumberField</name>
        <message>
            <source>Must be a number.</source>
            <translation>숫자여야 합니다.</translation>
        </message>
        <message>
            <source>Must be a whole number.</source>
            <translation>정수여야 합니다.</translation>
        </message>
        <message>
            <source>Must lie between {low} and {high}.</source>
            <translation>{low}에서 {high} 사이여야 합니다.</translation>
        </message>
        <message>
            <source>Must be at least {low}.</source>
            <translation>{low} 이상이어야 합니다.</translation>
        </message>
        <message>
            <source>Must be at most {high}.</source>
            <translation>{high} 이하여야 합니다.</translation>
        </message>
    </context>
    <context>
        <name>PlotArea</name>
        <message>
            <source>each step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>smoothed</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>PlotCard</name>
        <message>
            <source>Hide or show {name}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save plot as PNG</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save plot as SVG</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Export numbers as CSV</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{file} could not be written ({reason}); choose another folder.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save as PNG…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save as SVG…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Export as CSV…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Log axis</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reset view</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Curves</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Plot menu</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy or save this plot, switch to a log axis, or show all of it again.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>engine</name>
        <message>
            <source>A ReLU with a rounded corner: smooth everywhere and never quite 0.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A ball that rolls downhill: steps in a steady direction add up, zigzags cancel.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A random rotation: the units start at right angles to each other, and lengths pass through unchanged.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A step straight down the slope, always by the same share of the gradient.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>AdaGrad</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>AdaGrad that forgets: each step is scaled by the recent size of its gradient only.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Adam</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Adam that also shrinks every parameter a little at each step, outside of the gradient's scaling.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>AdamW</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Asks of each class on its own whether it is the one; brings its own sigmoid, so the last layer gives scores.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Average</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>AveragePool2D</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>BatchNorm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Beta</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Beta1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Beta2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>BinaryCrossEntropy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clip norm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Constant</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Conv2D</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>CrossEntropy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Data</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Decay</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dense</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draws one value of each small window, a large one more often than a small one: pooling that regularizes.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drops</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Each input times its own sigmoid: like ReLU, but smooth, with a small dip below 0.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Epsilon</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Every parameter has a step size of its own, which shrinks as its gradients add up.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Every unit adds up all inputs, each times a weight of its own.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Every weight is 0: all units of a layer stay equal, so the network cannot learn to tell digits apart.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Every weight is the same number: the units of a layer stay equal, as with zeros.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Exponential</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Filters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Final</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Flatten</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Gain</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Gives every unit mean 0 and spread 1 over the batch, then lets the network choose its own scale and shift.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Gradient</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Half the squared distance between the outputs and the target, which is 1 for the right digit and 0 else.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>HalfSquaredError</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>He</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How surprised the network is by the right answer; softmax is part of it, so the last layer gives raw scores.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Identity</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Keep best</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Keeps the largest value of each small window: the image shrinks, and a little shift no longer matters.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Keeps the mean of each small window: the image shrinks and blurs.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kernel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Label smoothing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lays the pixels of each image out in one row, so that a dense layer can take them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>LeCun</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>LeakyReLU</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Limit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>MaxPool2D</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>MeanSquaredError</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Momentum that looks ahead: the ball already leans into where its speed will carry it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Momentum, with each step scaled by the recent size of its gradient.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nesterov</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Normal</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On or off: 1 where the input is positive, else 0; it can compute, but nothing can be learned through it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>OneCycle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Orthogonal</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Padding</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Passes everything on as it came; it marks an output that is meant to stay linear.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Passes what is positive and blocks the rest.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Passes what is positive and lets a little of the rest through, so that no unit can die.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Patience</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>RMSprop</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Random weights of one fixed spread, whatever the layer's width.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Random weights, each value between two ends as likely as any other.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>ReLU</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SGD</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sampling</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Seed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Share</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sigma</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sigmoid</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Silences a random share of the units in every training step, so that none can rely on a single other.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Slides small filters over the image; each filter answers wherever it finds its pattern.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Slope</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Softmax</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Softplus</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Spread as in the course's Xavier, but drawn evenly between two ends, so that no weight is far off.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Spread chosen so that the signal keeps its size through ReLU layers, which pass only half of it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Spread chosen so that the signal keeps its size through sigmoid and tanh layers.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Squeezes any number into 0 to 1; flat at both ends, where it hardly learns.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Squeezes any number into −1 to 1, centered on 0.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Start</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Steps</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>StochasticPool2D</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stride</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Swish</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tail</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tanh</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The learning rate climbs for a short while, so that the first steps do no harm, and then glides down.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The learning rate climbs to its top, comes back down the same way, and almost vanishes in a short tail.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The learning rate falls at once, a few times, and stays level in between.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The learning rate glides down: slowly at first, fast in the middle, and slowly again at the end.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The learning rate loses the same share at every step: fast at first, then ever more slowly.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The learning rate stays as it is.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The mean squared distance between each output and its target; usually put on the shares of a softmax layer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Turns scores into shares that add up to 1; goes before squared errors, since cross-entropy has its own.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Uniform</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Units</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Validation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Value</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Warmup</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>WarmupCosine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Xavier</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Zeros</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a layer draws at random while training; give the mode a generator, as from rng.stream</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a network needs at least one layer; add a dense layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a text</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>augmentation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>backprop</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>decides every random number of the run</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>decoupled decay: share lost per unit of η</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>digits per step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>end with the weights that were best on validation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>expected (N, D) or (N, C, H, W), got {got}; put it behind a dense or a convolution layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>expected (N, D), got {got}; put a flatten layer before it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>expected (N, K), got {got}; put a flatten layer before it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>expected images (N, C, H, W), got {got}; put it before the flatten and dense layers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>expected images of at least {least} × {least} pixels, got {got}; make the kernel smaller, add padding, or take out a pooling layer before it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>factor at the end</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>factor at the first step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>factor at the first step and before the tail</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>factor on the rotation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>height and width of a filter, in pixels</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>height and width of the window, in pixels</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>how long the mean gradient is remembered</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>how long the squared gradient is remembered</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>how many outputs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>how many patterns are looked for</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>how many pixels a filter moves at a time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>how many pixels the window moves at a time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>how often every training digit is seen</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>how often the learning rate falls</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>initializer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>keeps the division finite</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>layer {layer} ({kind}) cannot be trained: </source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>layer {layer} ({kind}): </source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>longest gradient allowed; 0 allows any</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>loss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>name of the data set, or the folder it lies in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no layer has anything to learn; add a dense layer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>numerical</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>numerical tries every weight in turn: thousands of times slower</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>optimizer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>pulls weights towards 0: adds ½ λ Σ W² to the loss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>replacement</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>rim of zeros around the image; (K−1)/2 with stride 1 keeps its size</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>schedule</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>share of each target moved towards ½</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>share of each target spread over all classes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>share of its speed the ball keeps</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>share of the run spent climbing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>share of the run that the tail takes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>share of the running mean kept at each step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>share of the training digits kept aside to choose by</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>share of the units silenced in a training step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>sharpness of the corner</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shuffled</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shuffled: every digit once an epoch; replacement: drawn at random each time, as the course does</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>size of a step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>slope on the negative side</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>spread of the first weights</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>steepness</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>steepness of the gate</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>steepness; 2 is the usual tanh</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stop after so many epochs without progress on validation; 0 never</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stop after so many steps; 0 lets the epochs decide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the disk is full: {name} was not saved; free some space and save again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the first value of every weight</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the largest first weight</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the last layer must give {expected} numbers, one per class, not {got}; make it a dense layer of {expected} units</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the slope of a step is 0 everywhere, so no gradient reaches the weights before it; put a sigmoid layer in its place</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} must be above 0 to stop early or to keep the best weights: choosing by the test digits would be cheating</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>there is no {family} called {got}; did you mean {nearest}?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>this checkpoint is of another network; open it with the experiment it was saved with</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>this is not an experiment in TOML: {reason}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>this network takes inputs of shape {expected}, got {got}; choose data of that shape</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>too few images to divide: {count}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>true or false</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>use the mean of inputs and outputs, as Glorot's paper does</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>what is left after each fall</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>what is left at the end</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} cannot be changed while it runs; what can: {known}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} is missing: say which {family} it is</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} must be a finite number, not {got}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} must be a list, not {got}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} must be a name or a table with a kind, not {got}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} must be at least {low}, not {got}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} must be one of {choices}, not {got}; did you mean {nearest}?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} must be {expected}, not {got}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} must lie between 0 and 1, not {got}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} must lie between 2 and {high} (the images of the rarest class), not {got}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field} must lie between {low} and {high}, not {got}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field}: {name} are counted from 1 to {count}; write {name}.1.{example}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field}: {name} is a plain setting and has no parts</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{kind} has no setting called {field}; it has {known}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} cannot be read: {reason}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} cannot be written into {folder}: no permission; choose another folder</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} declares {declared} bytes; at most {most} can be taken</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} goes on after the last item that its header declares; download it again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} has the label {label} at place {place}; labels must lie between 0 and {last}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} holds images of {height}×{width} pixels; each side must lie between 1 and {largest}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} holds no USPS digits: {why}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} holds no pen strokes: {why}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} holds no {expected} at all</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} holds {got} where {expected} were expected; were two files exchanged?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} is damaged: it cannot be unpacked; download it again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} is empty; download it again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} is not an IDX file of {expected}: it starts with {got}, not with {magic}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} is not gzipped, although its name ends in .gz; download it again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} is truncated: it declares {expected} bytes and has {got}; download it again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} is truncated: it ends too early; download it again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} was not saved: {reason}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>self.area</name>
        <message>
            <source>each step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>smoothed</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
</TS>
