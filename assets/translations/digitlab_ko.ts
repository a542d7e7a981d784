<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
    <context>
        <name>About</name>
        <message>
            <source>A laboratory for training neural networks on handwritten digits and watching them learn.</source>
            <translation>손글씨 숫자로 신경망을 학습시키고 그 과정을 지켜보는 실험실입니다.</translation>
        </message>
        <message>
            <source>Everything that learns is our own NumPy engine, readable in an evening.</source>
            <translation>학습은 모두 직접 만든 NumPy 엔진이 맡습니다. 하루 저녁이면 읽을 수 있는 코드입니다.</translation>
        </message>
        <message>
            <source>MIT license. Font: DigitLab Sans, a subset of Pretendard (SIL Open Font License).</source>
            <translation>MIT 라이선스. 글꼴: Pretendard의 부분 글꼴인 DigitLab Sans(SIL Open Font License).</translation>
        </message>
    </context>
    <context>
        <name>ActivationsView</name>
        <message>
            <source>Function and derivative</source>
            <translation>함수와 미분</translation>
        </message>
        <message>
            <source>A gradient on its way back</source>
            <translation>되돌아가는 기울기</translation>
        </message>
        <message>
            <source>Odds, logit and sigmoid</source>
            <translation>오즈, 로짓, 시그모이드</translation>
        </message>
        <message>
            <source>Softmax in five steps</source>
            <translation>다섯 단계의 소프트맥스</translation>
        </message>
    </context>
    <context>
        <name>AllCard</name>
        <message>
            <source>Every trial as a line over parallel axes.</source>
            <translation>시행마다 선 하나를 평행한 축 위에 그립니다.</translation>
        </message>
        <message>
            <source>One plot for each setting.</source>
            <translation>설정마다 그래프 하나를 그립니다.</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>선</translation>
        </message>
        <message>
            <source>Dots</source>
            <translation>점</translation>
        </message>
        <message>
            <source>Drawn as</source>
            <translation>그리는 방식</translation>
        </message>
        <message>
            <source>How all trials are drawn.</source>
            <translation>모든 시행을 어떻게 그릴지 정합니다.</translation>
        </message>
    </context>
    <context>
        <name>AttemptTable</name>
        <message>
            <source>running</source>
            <translation>실행 중</translation>
        </message>
        <message>
            <source>reached</source>
            <translation>도달</translation>
        </message>
        <message>
            <source>unconfirmed</source>
            <translation>확인 안 됨</translation>
        </message>
        <message>
            <source>not by the rules</source>
            <translation>규칙 위반</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>중지됨</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>옵티마이저</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>테스트</translation>
        </message>
        <message>
            <source>To the goal</source>
            <translation>목표까지</translation>
        </message>
        <message>
            <source>attempt {number}</source>
            <translation>{number}번째 시도</translation>
        </message>
    </context>
    <context>
        <name>AttemptsCard</name>
        <message>
            <source>Attempts</source>
            <translation>시도</translation>
        </message>
        <message>
            <source>{count}, no limit</source>
            <translation>{count}번, 제한 없음</translation>
        </message>
        <message>
            <source>none yet, no limit</source>
            <translation>아직 없음, 제한 없음</translation>
        </message>
        <message>
            <source>Attempt {number} reached the goal.</source>
            <translation>{number}번째 시도가 목표에 도달했습니다.</translation>
        </message>
        <message>
            <source>Attempt {number} came closest.</source>
            <translation>{number}번째 시도가 목표에 가장 가까웠습니다.</translation>
        </message>
        <message>
            <source>Each attempt is kept under Runs, tag “{tag}”.</source>
            <translation>모든 시도는 실행 기록에 태그 ‘{tag}’로 저장됩니다.</translation>
        </message>
    </context>
    <context>
        <name>AugmentationRows</name>
        <message>
            <source>Digits as they are, and as augmentation changes them</source>
            <translation>원래 숫자와 데이터 증강으로 바뀐 숫자</translation>
        </message>
    </context>
    <context>
        <name>AuthorDialog</name>
        <message>
            <source>Report</source>
            <translation>보고서</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Stands at the top of the page; empty leaves a line to write on.</source>
            <translation>보고서 맨 위에 들어갑니다. 비워 두면 손으로 쓸 수 있는 줄이 남습니다.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>학번</translation>
        </message>
        <message>
            <source>A student's number, if it is wanted.</source>
            <translation>필요하면 학번을 적습니다.</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>계속</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Remembers both for the next report, and asks where it goes.</source>
            <translation>다음 보고서를 위해 기억한 뒤 저장할 곳을 묻습니다.</translation>
        </message>
        <message>
            <source>Writes no report.</source>
            <translation>보고서를 쓰지 않습니다.</translation>
        </message>
    </context>
    <context>
        <name>Band</name>
        <message>
            <source>Code as read</source>
            <translation>읽은 우편번호</translation>
        </message>
        <message>
            <source>A space where the box is empty, ? where the network is not sure.</source>
            <translation>비어 있는 칸은 비워 두고, 신경망이 확신하지 못한 칸은 ?로 표시합니다.</translation>
        </message>
        <message>
            <source>Certainty of the code</source>
            <translation>전체 확신도</translation>
        </message>
        <message>
            <source>The probability that every written box is read right: the product of theirs.</source>
            <translation>글씨가 있는 칸을 모두 바르게 읽었을 확률로, 칸마다의 확률을 곱한 값입니다.</translation>
        </message>
        <message>
            <source>The course pipeline reads</source>
            <translation>강의 방식의 결과</translation>
        </message>
        <message>
            <source>Underlined where it reads something else.</source>
            <translation>다르게 읽은 자리에 밑줄을 긋습니다.</translation>
        </message>
        <message>
            <source>Code as read: {code}</source>
            <translation>읽은 우편번호: {code}</translation>
        </message>
        <message>
            <source>The course pipeline reads: {code}</source>
            <translation>강의 방식의 결과: {code}</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>비어 있음</translation>
        </message>
        <message>
            <source>not sure</source>
            <translation>확신 없음</translation>
        </message>
        <message>
            <source>Certainty of the code: {share} %.</source>
            <translation>전체 확신도: {share}%.</translation>
        </message>
        <message>
            <source>No network can read yet: open a weights file, or train one on the Train page.</source>
            <translation>숫자를 읽을 신경망이 아직 없습니다. 가중치 파일을 열거나 학습 페이지에서 학습시키면 됩니다.</translation>
        </message>
        <message>
            <source>Nothing is written yet.</source>
            <translation>아직 아무것도 쓰지 않았습니다.</translation>
        </message>
        <message>
            <source>Box {number} does not look like a digit.</source>
            <translation>{number}번 칸은 숫자로 보이지 않습니다.</translation>
        </message>
        <message>
            <source>{some} or {last}</source>
            <translation>{some}, {last}</translation>
        </message>
        <message>
            <source>Box {number} is the weakest: it could be {digits}.</source>
            <translation>가장 불확실한 칸은 {number}번입니다. {digits} 중 하나로 보입니다.</translation>
        </message>
        <message>
            <source>Box {number} is the weakest: perhaps {digit}, with {percent}.</source>
            <translation>확신이 가장 낮은 칸은 {number}번입니다. 가장 가까운 답은 {digit}, 확률은 {percent}입니다.</translation>
        </message>
        <message>
            <source>Box {number} is the weakest, with {percent}.</source>
            <translation>확신이 가장 낮은 칸은 {number}번({percent})입니다.</translation>
        </message>
    </context>
    <context>
        <name>BestPlot</name>
        <message>
            <source>trial</source>
            <translation>시행</translation>
        </message>
        <message>
            <source>run</source>
            <translation>실행</translation>
        </message>
    </context>
    <context>
        <name>ClassBars</name>
        <message>
            <source>{learn} to learn from, {test} to test on</source>
            <translation>훈련 {learn}개, 테스트 {test}개</translation>
        </message>
    </context>
    <context>
        <name>ClusterRow</name>
        <message>
            <source>this machine</source>
            <translation>이 컴퓨터</translation>
        </message>
        <message>
            <source>Address of a scheduler whose workers run the trials, as tcp://host:8786; empty: this machine.</source>
            <translation>시행을 맡길 클러스터의 스케줄러 주소입니다(예: tcp://host:8786). 비워 두면 이 컴퓨터에서 실행합니다.</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>클러스터</translation>
        </message>
        <message>
            <source>one worker answers, same code</source>
            <translation>작업기 1대 응답, 같은 코드</translation>
        </message>
        <message>
            <source>{count} workers answer, same code</source>
            <translation>작업기 {count}대 응답, 같은 코드</translation>
        </message>
        <message>
            <source>no worker yet: the trials wait</source>
            <translation>아직 작업기가 없어 시행이 기다립니다</translation>
        </message>
    </context>
    <context>
        <name>Command</name>
        <message>
            <source>New experiment</source>
            <translation>새 실험</translation>
        </message>
        <message>
            <source>Open experiment…</source>
            <translation>실험 열기…</translation>
        </message>
        <message>
            <source>Save experiment</source>
            <translation>실험 저장</translation>
        </message>
        <message>
            <source>Save experiment as…</source>
            <translation>다른 이름으로 실험 저장…</translation>
        </message>
        <message>
            <source>Open weights…</source>
            <translation>가중치 열기…</translation>
        </message>
        <message>
            <source>Save weights…</source>
            <translation>가중치 저장…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>내보내기…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>되돌리기</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>다시 하기</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>붙여넣기</translation>
        </message>
        <message>
            <source>Start or resume</source>
            <translation>시작 또는 재개</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>One step</source>
            <translation>한 스텝</translation>
        </message>
        <message>
            <source>One epoch</source>
            <translation>한 에폭</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>중지</translation>
        </message>
        <message>
            <source>Open task…</source>
            <translation>과제 열기…</translation>
        </message>
    </context>
    <context>
        <name>ComparePage</name>
        <message>
            <source>Compare</source>
            <translation>비교</translation>
        </message>
        <message>
            <source>A network's loss is a landscape. Drag the start and see which way each optimizer takes.</source>
            <translation>신경망의 손실은 지형과 같습니다. 출발점을 끌면 옵티마이저마다 어떤 경로로 내려가는지 보여 줍니다.</translation>
        </message>
        <message>
            <source>This race was broken off when the program ended. Continue takes it up where it was kept.</source>
            <translation>프로그램이 끝나면서 끊긴 비교입니다. ‘계속’을 누르면 저장된 곳부터 이어집니다.</translation>
        </message>
        <message>
            <source>Every run draws its own weights and batches, so luck decides with the setting.</source>
            <translation>실행마다 가중치와 배치를 따로 뽑으므로 설정뿐 아니라 운도 결과에 영향을 줍니다.</translation>
        </message>
        <message>
            <source>All runs start from the same weights and see the same batches; only one thing differs.</source>
            <translation>모든 실행이 같은 가중치에서 출발해 같은 배치를 봅니다. 다른 것은 하나뿐입니다.</translation>
        </message>
        <message>
            <source>On digits</source>
            <translation>숫자 데이터</translation>
        </message>
        <message>
            <source>On a surface</source>
            <translation>곡면에서</translation>
        </message>
        <message>
            <source>Networks that learn digits race each other.</source>
            <translation>숫자를 배우는 신경망들이 나란히 경주합니다.</translation>
        </message>
        <message>
            <source>Optimizers descend on a surface of two numbers.</source>
            <translation>옵티마이저들이 두 수로 된 곡면을 내려갑니다.</translation>
        </message>
        <message>
            <source>Open comparison…</source>
            <translation>비교 열기…</translation>
        </message>
        <message>
            <source>Save comparison…</source>
            <translation>비교 저장…</translation>
        </message>
        <message>
            <source>Lay over…</source>
            <translation>겹쳐 보기…</translation>
        </message>
        <message>
            <source>Open or save a comparison, or show other runs beside these.</source>
            <translation>비교를 열거나 저장하고, 다른 실행을 나란히 보여 줍니다.</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>한 스텝</translation>
        </message>
        <message>
            <source>Lets every run take one step, then holds.</source>
            <translation>모든 실행이 한 스텝씩 간 뒤 멈춥니다.</translation>
        </message>
        <message>
            <source>Stop all</source>
            <translation>모두 중지</translation>
        </message>
        <message>
            <source>Ends the race; it can be taken up again.</source>
            <translation>비교를 끝냅니다. 나중에 이어서 할 수 있습니다.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>계속</translation>
        </message>
        <message>
            <source>Run the new</source>
            <translation>새 실행 시작</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>step {done} of {planned}, in step</source>
            <translation>{planned}스텝 중 {done}스텝</translation>
        </message>
        <message>
            <source>Racing {number} runs</source>
            <translation>실행 {number}개 비교 중</translation>
        </message>
        <message>
            <source>Same start: all paths begin at the ring</source>
            <translation>같은 출발점: 모든 경로가 동그라미에서 시작</translation>
        </message>
        <message>
            <source>Same start: weights and batches equal</source>
            <translation>같은 출발점: 가중치와 배치가 같음</translation>
        </message>
        <message>
            <source>Different starts: every run draws its own</source>
            <translation>다른 출발점: 실행마다 따로 뽑음</translation>
        </message>
        <message>
            <source>This race was stopped before its end. Continue takes it up where it was kept.</source>
            <translation>끝나기 전에 중지한 비교입니다. ‘계속’을 누르면 저장된 곳부터 이어집니다.</translation>
        </message>
        <message>
            <source>All runs see the same batches; their first weights differ with the setting.</source>
            <translation>모든 실행이 같은 배치로 학습합니다. 초깃값은 설정에 따라 다릅니다.</translation>
        </message>
        <message>
            <source>All runs start from the same weights; their batches differ with the setting.</source>
            <translation>모든 실행이 같은 가중치에서 출발합니다. 배치는 설정에 따라 다릅니다.</translation>
        </message>
        <message>
            <source>All runs have the same seed; the setting changes their first weights and their batches.</source>
            <translation>시드는 모두 같지만, 설정에 따라 초깃값과 배치가 달라집니다.</translation>
        </message>
        <message>
            <source>Same batches, other first weights</source>
            <translation>배치는 같고 초깃값은 다름</translation>
        </message>
        <message>
            <source>Same first weights, other batches</source>
            <translation>초깃값은 같고 배치는 다름</translation>
        </message>
        <message>
            <source>Same seed</source>
            <translation>같은 시드</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>탐색</translation>
        </message>
        <message>
            <source>Many trials find good settings.</source>
            <translation>여러 번 시행하여 좋은 설정을 찾습니다.</translation>
        </message>
        <message>
            <source>Save comparison as…</source>
            <translation>비교를 다른 이름으로 저장…</translation>
        </message>
        <message>
            <source>Starts the race, holds it, or continues it.</source>
            <translation>비교를 시작하거나 멈추거나 이어서 합니다.</translation>
        </message>
    </context>
    <context>
        <name>ComponentForm</name>
        <message>
            <source>Settings of {name}</source>
            <translation>{name} 설정</translation>
        </message>
    </context>
    <context>
        <name>ConfusionCard</name>
        <message>
            <source>Confusion matrix</source>
            <translation>혼동 행렬</translation>
        </message>
        <message>
            <source>Arrows move the cell, Ctrl and a click add cells, Esc shows all mistakes.</source>
            <translation>화살표 키로 칸을 옮기고, Ctrl을 누른 채 클릭하면 칸이 추가되며, Esc를 누르면 모든 오답이 보입니다.</translation>
        </message>
        <message>
            <source>is</source>
            <translation>정답</translation>
        </message>
        <message>
            <source>read as</source>
            <translation>읽은 결과</translation>
        </message>
        <message>
            <source>found</source>
            <translation>재현율</translation>
        </message>
        <message>
            <source>Bottom: share of each answer that is right, %. Bars run from {low} to 100.</source>
            <translation>아래: 읽은 결과마다 맞은 비율(%). 막대 범위는 {low}~100입니다.</translation>
        </message>
        <message>
            <source>Whole</source>
            <translation>전체</translation>
        </message>
        <message>
            <source>Whole matrix</source>
            <translation>전체 행렬</translation>
        </message>
        <message>
            <source>Shows all classes at once, each number as a point; a click opens its digits all the same.</source>
            <translation>모든 클래스를 한눈에 보여 줍니다. 칸이 점으로 나오지만 클릭하면 그 칸의 숫자가 보입니다.</translation>
        </message>
    </context>
    <context>
        <name>ConfusionMatrix</name>
        <message>
            <source>{number} more than the other network: {is}, read as {read}</source>
            <translation>다른 신경망보다 {number}개 많음: 정답 {is}, 읽은 결과 {read}</translation>
        </message>
        <message>
            <source>{number} digits: {is}, read as {read}</source>
            <translation>숫자 {number}개: 정답 {is}, 읽은 결과 {read}</translation>
        </message>
        <message>
            <source>{name}: {percent} of it is found</source>
            <translation>{name}: 재현율 {percent}</translation>
        </message>
        <message>
            <source>{name}: {percent} of these answers are right</source>
            <translation>{name}: 이 답 가운데 {percent}가 맞음</translation>
        </message>
    </context>
    <context>
        <name>ConvolutionView</name>
        <message>
            <source>Open a picture</source>
            <translation>그림 열기</translation>
        </message>
        <message>
            <source>Which of the two blue channels of the notes.</source>
            <translation>강의 노트의 두 파랑 채널 가운데 하나입니다.</translation>
        </message>
        <message>
            <source>Scene</source>
            <translation>풍경</translation>
        </message>
        <message>
            <source>The built-in color picture.</source>
            <translation>내장된 컬러 그림입니다.</translation>
        </message>
        <message>
            <source>Digit</source>
            <translation>숫자</translation>
        </message>
        <message>
            <source>A handwritten digit of the sample.</source>
            <translation>표본에 있는 손글씨 숫자입니다.</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>열기…</translation>
        </message>
        <message>
            <source>An own picture; it is shrunk to 96 pixels.</source>
            <translation>내 그림입니다. 96픽셀로 줄입니다.</translation>
        </message>
        <message>
            <source>Input, filter, products and output</source>
            <translation>입력, 필터, 곱, 출력</translation>
        </message>
    </context>
    <context>
        <name>CoursePage</name>
        <message>
            <source>Course labs</source>
            <translation>강의 실험실</translation>
        </message>
        <message>
            <source>The machines of the course to take apart by hand, with the same numbers as in the notes.</source>
            <translation>강의에 나오는 기계들을 강의 노트와 같은 수로 직접 뜯어봅니다.</translation>
        </message>
        <message>
            <source>{done} of {labs} labs done</source>
            <translation>실험실 {labs}개 중 {done}개 완료</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>재생</translation>
        </message>
        <message>
            <source>Continue with {name}</source>
            <translation>이어서: {name}</translation>
        </message>
        <message>
            <source>Opens the lab that was left last, as it was left.</source>
            <translation>마지막에 보던 실험실을 그때 그대로 엽니다.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>이전</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>다음 단계</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>처음부터</translation>
        </message>
        <message>
            <source>Formula and source</source>
            <translation>수식과 출처</translation>
        </message>
        <message>
            <source>Shows the formulas of this lab and where they come from. Key: ?</source>
            <translation>이 실험실의 수식과 그 출처를 보여 줍니다. 단축키: ?</translation>
        </message>
        <message>
            <source>One step back, exactly. Key: left arrow</source>
            <translation>정확히 한 단계 되돌아갑니다. 단축키: 왼쪽 화살표</translation>
        </message>
        <message>
            <source>One step. Key: right arrow</source>
            <translation>한 단계 나아갑니다. 단축키: 오른쪽 화살표</translation>
        </message>
        <message>
            <source>One step after the other, or pause. Key: P</source>
            <translation>단계를 차례로 이어 가거나 멈춥니다. 단축키: P</translation>
        </message>
        <message>
            <source>Back to the start; pressed there, back to the example's own numbers. Key: R</source>
            <translation>처음으로 돌아갑니다. 처음에서 다시 누르면 예제의 원래 수로 돌아갑니다. 단축키: R</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>속도</translation>
        </message>
        <message>
            <source>How fast the steps follow each other while playing.</source>
            <translation>재생할 때 단계가 넘어가는 빠르기입니다.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>보고서</translation>
        </message>
        <message>
            <source>Report…</source>
            <translation>보고서…</translation>
        </message>
        <message>
            <source>Writes a page to hand in: the tasks of all labs, solved and open.</source>
            <translation>제출할 보고서를 씁니다. 모든 실험실의 과제를 해결 여부와 함께 담습니다.</translation>
        </message>
    </context>
    <context>
        <name>CurveCanvas</name>
        <message>
            <source>goal {value} %</source>
            <translation>목표 {value}%</translation>
        </message>
        <message>
            <source>goal {value}</source>
            <translation>목표 {value}</translation>
        </message>
    </context>
    <context>
        <name>CurveCard</name>
        <message>
            <source>derivative</source>
            <translation>미분</translation>
        </message>
        <message>
            <source>function</source>
            <translation>함수</translation>
        </message>
    </context>
    <context>
        <name>DataCanvas</name>
        <message>
            <source>one row of 784 numbers</source>
            <translation>수 784개의 한 행</translation>
        </message>
        <message>
            <source>label {label} as one-hot</source>
            <translation>레이블 {label}의 원-핫</translation>
        </message>
        <message>
            <source>answers</source>
            <translation>답</translation>
        </message>
        <message>
            <source>labels</source>
            <translation>레이블</translation>
        </message>
        <message>
            <source>equal: {count}</source>
            <translation>같은 곳: {count}</translation>
        </message>
        <message>
            <source>draw</source>
            <translation>추출</translation>
        </message>
        <message>
            <source>photo</source>
            <translation>사진</translation>
        </message>
    </context>
    <context>
        <name>DataChoice</name>
        <message>
            <source>Data</source>
            <translation>데이터</translation>
        </message>
        <message>
            <source>The digits to learn from and to test on.</source>
            <translation>학습하고 테스트할 숫자입니다.</translation>
        </message>
        <message>
            <source>Your own data…</source>
            <translation>내 데이터…</translation>
        </message>
    </context>
    <context>
        <name>DataLine</name>
        <message>
            <source>Not on this computer yet: {size} MB to download.</source>
            <translation>아직 이 컴퓨터에 없습니다. 내려받을 크기는 {size} MB입니다.</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>내려받기</translation>
        </message>
        <message>
            <source>Fetches the data set once; it stays on this computer.</source>
            <translation>데이터를 한 번만 내려받습니다. 이 컴퓨터에 남습니다.</translation>
        </message>
        <message>
            <source>{done} of {total} MB</source>
            <translation>{total} MB 중 {done} MB</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Breaks the download off; nothing half-fetched stays.</source>
            <translation>내려받기를 멈춥니다. 받다 만 파일은 남지 않습니다.</translation>
        </message>
        <message>
            <source>Reading the folder…</source>
            <translation>폴더를 읽는 중입니다…</translation>
        </message>
        <message>
            <source>No drawings yet: correct a digit on the postal code page, and it is kept here.</source>
            <translation>아직 그린 숫자가 없습니다. 우편번호 페이지에서 숫자를 바로잡으면 여기에 모입니다.</translation>
        </message>
        <message>
            <source>{network} reads on the postal code page. To train it further, set DIGITLAB_DATA to the folder of the handwriting that it learned from.</source>
            <translation>{network} 신경망은 우편번호 페이지에서 숫자를 읽습니다. 더 학습하려면 배울 때 쓴 손글씨의 폴더를 DIGITLAB_DATA로 지정해야 합니다.</translation>
        </message>
        <message>
            <source>Not on this computer: set DIGITLAB_DATA to its folder. The network that learned from it reads on the postal code page.</source>
            <translation>이 컴퓨터에 없습니다. 데이터의 폴더를 DIGITLAB_DATA로 지정해야 합니다. 이것을 배운 신경망은 우편번호 페이지에서 숫자를 읽습니다.</translation>
        </message>
    </context>
    <context>
        <name>DataPanel</name>
        <message>
            <source>Folder of pictures</source>
            <translation>그림 폴더</translation>
        </message>
        <message>
            <source>File of pictures</source>
            <translation>그림 파일</translation>
        </message>
        <message>
            <source>Tables ({patterns})</source>
            <translation>표({patterns})</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>원본</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>폴더</translation>
        </message>
        <message>
            <source>One folder of pictures for each class.</source>
            <translation>클래스마다 그림 폴더 하나입니다.</translation>
        </message>
        <message>
            <source>A table with one picture a row.</source>
            <translation>한 행이 그림 하나인 표입니다.</translation>
        </message>
        <message>
            <source>A file of arrays: NPZ, IDX, a pickle, CIFAR-10, MATLAB or HDF5.</source>
            <translation>배열 파일입니다: NPZ, IDX, pickle, CIFAR-10, MATLAB, HDF5.</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>경로</translation>
        </message>
        <message>
            <source>The folder or file with the pictures. It is never changed.</source>
            <translation>그림이 있는 폴더나 파일입니다. 바뀌지 않습니다.</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>고르기…</translation>
        </message>
        <message>
            <source>Asks for the folder or file.</source>
            <translation>폴더나 파일을 고릅니다.</translation>
        </message>
        <message>
            <source>What the network gets</source>
            <translation>신경망이 받는 그림</translation>
        </message>
        <message>
            <source>as they need</source>
            <translation>그림에 맞게</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>크기</translation>
        </message>
        <message>
            <source>Height and width of each picture in pixels.</source>
            <translation>그림마다의 높이와 너비(픽셀)입니다.</translation>
        </message>
        <message>
            <source>Grey</source>
            <translation>회색조</translation>
        </message>
        <message>
            <source>One channel; off, the network gets red, green and blue.</source>
            <translation>채널이 하나입니다. 끄면 신경망이 빨강, 초록, 파랑을 받습니다.</translation>
        </message>
        <message>
            <source>where needed</source>
            <translation>필요한 곳만</translation>
        </message>
        <message>
            <source>always</source>
            <translation>항상</translation>
        </message>
        <message>
            <source>never</source>
            <translation>안 함</translation>
        </message>
        <message>
            <source>Invert</source>
            <translation>반전</translation>
        </message>
        <message>
            <source>Dark ink on light paper becomes light on dark.</source>
            <translation>밝은 종이의 어두운 글씨를 어두운 바탕의 밝은 글씨로 바꿉니다.</translation>
        </message>
        <message>
            <source>by weight</source>
            <translation>무게중심</translation>
        </message>
        <message>
            <source>by its frame</source>
            <translation>테두리</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>그대로</translation>
        </message>
        <message>
            <source>Center</source>
            <translation>가운데로</translation>
        </message>
        <message>
            <source>Cut out the ink and put its center of mass, or its frame, into the middle.</source>
            <translation>글씨를 잘라 내어 무게중심이나 테두리를 가운데에 둡니다.</translation>
        </message>
        <message>
            <source>Largest side</source>
            <translation>긴 변</translation>
        </message>
        <message>
            <source>The larger side of the ink after it was cut out.</source>
            <translation>잘라 낸 글씨의 긴 변 길이입니다.</translation>
        </message>
        <message>
            <source>Even the stroke</source>
            <translation>획 굵기 맞추기</translation>
        </message>
        <message>
            <source>Give every digit a pen of the same width.</source>
            <translation>모든 숫자의 획 굵기를 같게 합니다.</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>분할</translation>
        </message>
        <message>
            <source>Test share</source>
            <translation>테스트 비율</translation>
        </message>
        <message>
            <source>How much is kept aside to test on.</source>
            <translation>테스트에 쓰려고 따로 두는 비율입니다.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>시드</translation>
        </message>
        <message>
            <source>Decides which pictures are kept aside.</source>
            <translation>어느 그림을 따로 둘지 정합니다.</translation>
        </message>
        <message>
            <source>Every class alike</source>
            <translation>클래스마다 똑같이</translation>
        </message>
        <message>
            <source>Each class gives the same share to the test.</source>
            <translation>모든 클래스가 같은 비율로 테스트에 들어갑니다.</translation>
        </message>
        <message>
            <source>In words</source>
            <translation>해설</translation>
        </message>
        <message>
            <source>The data itself says what tests.</source>
            <translation>테스트 그림은 데이터에 정해져 있습니다.</translation>
        </message>
        <message>
            <source>reading {done} of {total}</source>
            <translation>{total}개 중 {done}개 읽는 중</translation>
        </message>
        <message>
            <source>reading…</source>
            <translation>읽는 중…</translation>
        </message>
        <message>
            <source>12 folders make 12 classes; their names are the names of the classes.</source>
            <translation>폴더 12개는 클래스 12개가 됩니다. 폴더 이름이 클래스 이름입니다.</translation>
        </message>
        <message>
            <source>{count} folders, one for each class</source>
            <translation>폴더 {count}개, 클래스마다 하나</translation>
        </message>
        <message>
            <source>“{name}” has fewer than half as many pictures as the others: its accuracy is less sure.</source>
            <translation>‘{name}’ 클래스의 그림은 다른 클래스의 절반보다 적습니다. 그만큼 정확도가 덜 확실합니다.</translation>
        </message>
        <message>
            <source>Every class has enough pictures beside the others.</source>
            <translation>모든 클래스의 그림 수가 고르게 충분합니다.</translation>
        </message>
    </context>
    <context>
        <name>DataView</name>
        <message>
            <source>Open a photo</source>
            <translation>사진 열기</translation>
        </message>
        <message>
            <source>computing…</source>
            <translation>계산 중…</translation>
        </message>
        <message>
            <source>Train all four</source>
            <translation>넷 모두 학습</translation>
        </message>
        <message>
            <source>One epoch of the same network for each scaling.</source>
            <translation>스케일링마다 같은 신경망을 1에폭 학습시킵니다.</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>열기…</translation>
        </message>
        <message>
            <source>An own photo of one digit.</source>
            <translation>숫자 하나를 찍은 내 사진입니다.</translation>
        </message>
        <message>
            <source>Pictures and numbers</source>
            <translation>그림과 수</translation>
        </message>
    </context>
    <context>
        <name>DescentView</name>
        <message>
            <source>Surface from above</source>
            <translation>위에서 본 곡면</translation>
        </message>
        <message>
            <source>Drag the ring to start elsewhere.</source>
            <translation>동그라미를 끌면 출발점이 바뀝니다.</translation>
        </message>
        <message>
            <source>Curve of one weight</source>
            <translation>가중치 하나의 곡선</translation>
        </message>
        <message>
            <source>Height above the lowest point</source>
            <translation>최솟점 위의 높이</translation>
        </message>
    </context>
    <context>
        <name>DeskTimer</name>
        <message>
            <source>What was drawn before cannot be read and was set aside as {name}.</source>
            <translation>전에 그린 것을 읽을 수 없어 {name} 파일로 따로 옮겨 두었습니다.</translation>
        </message>
        <message>
            <source>The drawing is lost when the window is closed: {reason}.</source>
            <translation>창을 닫으면 그린 것이 사라집니다: {reason}.</translation>
        </message>
    </context>
    <context>
        <name>DiagnosisSection</name>
        <message>
            <source>Diagnosis</source>
            <translation>진단</translation>
        </message>
        <message>
            <source>The rules are still being asked…</source>
            <translation>규칙을 확인하고 있습니다…</translation>
        </message>
        <message>
            <source>{count} rules find nothing wrong with it.</source>
            <translation>규칙 {count}개로 확인했으며, 문제를 찾지 못했습니다.</translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>보기</translation>
        </message>
        <message>
            <source>Find a learning rate</source>
            <translation>학습률 찾기</translation>
        </message>
        <message>
            <source>Train it with the remedy</source>
            <translation>고친 설정으로 학습</translation>
        </message>
        <message>
            <source>Check the data…</source>
            <translation>데이터 확인…</translation>
        </message>
    </context>
    <context>
        <name>DigitCard</name>
        <message>
            <source>kept as {label}</source>
            <translation>저장: {label}</translation>
        </message>
        <message>
            <source>The course pipeline reads {digit}</source>
            <translation>강의 방식의 결과: {digit}</translation>
        </message>
        <message>
            <source>course pipeline</source>
            <translation>강의 방식</translation>
        </message>
        <message>
            <source>Wrong?</source>
            <translation>바로잡기</translation>
        </message>
        <message>
            <source>Wrong? Teach it</source>
            <translation>정답 알려 주기</translation>
        </message>
        <message>
            <source>Say which digit it really is: the drawing is kept in your data.</source>
            <translation>실제로 어떤 숫자인지 알려 주면 이 글씨가 내 데이터에 저장됩니다.</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>저장 취소</translation>
        </message>
        <message>
            <source>Takes this drawing out of your data again.</source>
            <translation>이 글씨를 내 데이터에서 다시 뺍니다.</translation>
        </message>
        <message>
            <source>Box {number} reads {sign}</source>
            <translation>{number}번 칸의 답: {sign}</translation>
        </message>
        <message>
            <source>Press it to say which digit it really is.</source>
            <translation>누르면 실제로 어떤 숫자인지 알려 줄 수 있습니다.</translation>
        </message>
        <message>
            <source>Cropped to the ink, scaled to 20×20, its center of mass in the middle, its stroke as wide as in training.</source>
            <translation>글씨만 자르고, 20×20으로 줄이고, 무게 중심을 가운데로 옮기고, 획 굵기를 학습 때와 같게 맞춘 그림입니다.</translation>
        </message>
        <message>
            <source>What the network gets</source>
            <translation>신경망이 받는 그림</translation>
        </message>
        <message>
            <source>The three likeliest digits. What is missing to 100 % goes to the others and to no digit at all.</source>
            <translation>가능성이 가장 높은 숫자 셋입니다. 나머지 확률은 다른 숫자나 ‘숫자 아님’에 돌아갑니다.</translation>
        </message>
        <message>
            <source>What the course's network gets the course's way.</source>
            <translation>강의 방식으로 강의의 신경망에 들어가는 이미지입니다.</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Follows this digit through the layers. Key on the pad: I.</source>
            <translation>이 숫자가 층을 지나는 과정을 보여 줍니다. 칸에서 쓰는 키: I.</translation>
        </message>
    </context>
    <context>
        <name>DrawingsDialog</name>
        <message>
            <source>My drawings</source>
            <translation>내 글씨</translation>
        </message>
        <message>
            <source>The labels are yours. A network that trains on these drawings believes every one of them.</source>
            <translation>답은 모두 직접 알려 준 것입니다. 이 글씨로 학습하는 신경망은 이 답을 모두 그대로 믿습니다.</translation>
        </message>
        <message>
            <source>Arrow keys choose one, with Shift or Ctrl several; Delete removes them.</source>
            <translation>화살표 키로 하나를, Shift나 Ctrl과 함께 여러 개를 고릅니다. Delete로 뺍니다.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>제거</translation>
        </message>
        <message>
            <source>Put back</source>
            <translation>복원</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>Takes the chosen drawings out of your data.</source>
            <translation>고른 글씨를 내 데이터에서 뺍니다.</translation>
        </message>
        <message>
            <source>Brings back what was removed last.</source>
            <translation>마지막으로 뺀 것을 다시 넣습니다.</translation>
        </message>
        <message>
            <source>Goes back to the boxes.</source>
            <translation>칸으로 돌아갑니다.</translation>
        </message>
        <message>
            <source>{digit}, drawn {when}</source>
            <translation>{digit}, {when}에 씀</translation>
        </message>
        <message>
            <source>{name}: line {lines} holds no drawing and is left alone.</source>
            <translation>{name} 파일의 {lines}번째 줄은 글씨가 아니어서 그대로 두었습니다.</translation>
        </message>
    </context>
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
        <name>EffectCard</name>
        <message>
            <source>Switch all on</source>
            <translation>모두 켜기</translation>
        </message>
        <message>
            <source>Gives the network back every map and every weight.</source>
            <translation>모든 맵과 가중치를 원래대로 되돌립니다.</translation>
        </message>
        <message>
            <source>Altered</source>
            <translation>변경</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>끈 맵</translation>
        </message>
        <message>
            <source>{off} off in {blocks} blocks</source>
            <translation>블록 {blocks}개에서 {off}개 끔</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>measuring…</source>
            <translation>측정 중…</translation>
        </message>
        <message>
            <source>Double-click a map to switch it off and see what the network loses.</source>
            <translation>맵을 두 번 클릭하면 꺼지고, 신경망이 무엇을 잃는지 보입니다.</translation>
        </message>
        <message>
            <source>Accuracy on {count} digits</source>
            <translation>숫자 {count}개의 정확도</translation>
        </message>
        <message>
            <source>{points} points</source>
            <translation>{points}%p</translation>
        </message>
        <message>
            <source>accuracy of each digit, %</source>
            <translation>숫자별 정확도, %</translation>
        </message>
    </context>
    <context>
        <name>ErrorCard</name>
        <message>
            <source>Error against h</source>
            <translation>h에 따른 오차</translation>
        </message>
        <message>
            <source>both axes logarithmic</source>
            <translation>두 축 모두 로그 눈금</translation>
        </message>
        <message>
            <source>central</source>
            <translation>중앙 차분</translation>
        </message>
        <message>
            <source>forward</source>
            <translation>전방 차분</translation>
        </message>
        <message>
            <source>rounding</source>
            <translation>반올림 오차</translation>
        </message>
        <message>
            <source>grows as h shrinks</source>
            <translation>h가 작을수록 커짐</translation>
        </message>
        <message>
            <source>truncation</source>
            <translation>절단 오차</translation>
        </message>
        <message>
            <source>h = {h}, error</source>
            <translation>h = {h}, 오차</translation>
        </message>
        <message>
            <source>Gradient of x₀² + x₁²</source>
            <translation>x₀² + x₁²의 기울기</translation>
        </message>
        <message>
            <source>the arrows point uphill</source>
            <translation>화살표는 오르막을 가리킵니다</translation>
        </message>
    </context>
    <context>
        <name>ErrorsPlot</name>
        <message>
            <source>pass</source>
            <translation>바퀴</translation>
        </message>
    </context>
    <context>
        <name>ExportMenu</name>
        <message>
            <source>Network for other programs</source>
            <translation>다른 프로그램용 신경망</translation>
        </message>
        <message>
            <source>Curves for other programs</source>
            <translation>다른 프로그램용 곡선</translation>
        </message>
        <message>
            <source>CSV table</source>
            <translation>CSV 표</translation>
        </message>
        <message>
            <source>TensorBoard</source>
            <translation>TensorBoard</translation>
        </message>
    </context>
    <context>
        <name>ExtraStrip</name>
        <message>
            <source>Installing {names}</source>
            <translation>{names} 설치 중</translation>
        </message>
        <message>
            <source>{names} was not installed</source>
            <translation>{names} 설치 실패</translation>
        </message>
        <message>
            <source>Missing: {names}</source>
            <translation>필요한 라이브러리: {names}</translation>
        </message>
        <message>
            <source>Copy the command</source>
            <translation>명령 복사</translation>
        </message>
        <message>
            <source>Copies what installs it from a terminal.</source>
            <translation>터미널에서 설치하는 명령을 복사합니다.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>나중에</translation>
        </message>
        <message>
            <source>Stops; nothing has changed.</source>
            <translation>중단합니다. 바뀐 것은 없습니다.</translation>
        </message>
        <message>
            <source>Installs nothing.</source>
            <translation>아무것도 설치하지 않습니다.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>Install</source>
            <translation>설치</translation>
        </message>
        <message>
            <source>Installs it into DigitLab's own environment with pip, then continues.</source>
            <translation>pip으로 DigitLab의 환경에 설치한 뒤 하던 일을 이어서 합니다.</translation>
        </message>
        <message>
            <source>About {size} MB are downloaded into DigitLab's own environment.</source>
            <translation>약 {size} MB를 DigitLab의 환경에 내려받습니다.</translation>
        </message>
        <message>
            <source>Looking up {name}</source>
            <translation>{name} 찾는 중</translation>
        </message>
        <message>
            <source>Downloading {name}</source>
            <translation>{name} 내려받는 중</translation>
        </message>
        <message>
            <source>Found {name}</source>
            <translation>{name} 확인함</translation>
        </message>
        <message>
            <source>Unpacking</source>
            <translation>압축을 푸는 중</translation>
        </message>
        <message>
            <source>Asking for the packages</source>
            <translation>패키지 목록을 확인하는 중</translation>
        </message>
    </context>
    <context>
        <name>FigureCard</name>
        <message>
            <source>Save plot as PNG</source>
            <translation>그래프를 PNG로 저장</translation>
        </message>
        <message>
            <source>Save plot as SVG</source>
            <translation>그래프를 SVG로 저장</translation>
        </message>
        <message>
            <source>Export numbers as CSV</source>
            <translation>수치를 CSV로 내보내기</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>복사</translation>
        </message>
        <message>
            <source>Save as PNG…</source>
            <translation>PNG로 저장…</translation>
        </message>
        <message>
            <source>Save as SVG…</source>
            <translation>SVG로 저장…</translation>
        </message>
        <message>
            <source>Export as CSV…</source>
            <translation>CSV로 내보내기…</translation>
        </message>
        <message>
            <source>Plot menu</source>
            <translation>그래프 메뉴</translation>
        </message>
        <message>
            <source>Copy or save this plot, switch to a log axis, or show all of it again.</source>
            <translation>그래프를 복사하거나 저장하고, 로그 축으로 바꾸거나 전체를 다시 보여 줍니다.</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>Saved as {name}.</source>
            <translation>저장했습니다: {name}</translation>
        </message>
        <message>
            <source>The manifest of an interrupted race cannot be read and was set aside as {name}; its runs stay listed.</source>
            <translation>끊긴 비교의 기록 파일을 읽을 수 없어 {name} 파일로 따로 옮겨 두었습니다. 실행들은 목록에 그대로 남아 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>FindingLines</name>
        <message>
            <source>Diagnosis</source>
            <translation>진단</translation>
        </message>
        <message>
            <source>All runs</source>
            <translation>모든 실행</translation>
        </message>
        <message>
            <source>Train it with the remedy</source>
            <translation>고친 설정으로 학습</translation>
        </message>
        <message>
            <source>Find a learning rate</source>
            <translation>학습률 찾기</translation>
        </message>
        <message>
            <source>Check the data…</source>
            <translation>데이터 확인…</translation>
        </message>
    </context>
    <context>
        <name>FormulaDrawer</name>
        <message>
            <source>Formula and source</source>
            <translation>수식과 출처</translation>
        </message>
    </context>
    <context>
        <name>ForwardCanvas</name>
        <message>
            <source>printed</source>
            <translation>인쇄된 값</translation>
        </message>
        <message>
            <source>computed</source>
            <translation>계산한 값</translation>
        </message>
    </context>
    <context>
        <name>ForwardView</name>
        <message>
            <source>Inputs, weights, sums and outputs of every layer</source>
            <translation>모든 층의 입력, 가중치, 합, 출력</translation>
        </message>
    </context>
    <context>
        <name>Gallery</name>
        <message>
            <source>Keys in every lab</source>
            <translation>모든 실험실의 단축키</translation>
        </message>
        <message>
            <source>one step</source>
            <translation>한 단계</translation>
        </message>
        <message>
            <source>one step back, exactly</source>
            <translation>정확히 한 단계 뒤로</translation>
        </message>
        <message>
            <source>play or pause</source>
            <translation>재생 또는 일시 정지</translation>
        </message>
        <message>
            <source>start over</source>
            <translation>처음부터</translation>
        </message>
        <message>
            <source>formula and source</source>
            <translation>수식과 출처</translation>
        </message>
    </context>
    <context>
        <name>GradientRow</name>
        <message>
            <source>Check gradient</source>
            <translation>기울기 검사</translation>
        </message>
        <message>
            <source>Compares backpropagation with differences of the loss, weight by weight, on three images.</source>
            <translation>이미지 세 장에서 가중치마다 역전파와 손실의 차분을 비교합니다.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>{count} tensors compared…</source>
            <translation>텐서 {count}개 비교함…</translation>
        </message>
        <message>
            <source>{tensor} differs: {error} relative.</source>
            <translation>{tensor} 텐서가 다릅니다. 상대 오차 {error}.</translation>
        </message>
        <message>
            <source>All {count} tensors agree; the largest relative error is {error} in {tensor}.</source>
            <translation>텐서 {count}개가 모두 일치합니다. 가장 큰 상대 오차는 {tensor}의 {error}입니다.</translation>
        </message>
    </context>
    <context>
        <name>GradientView</name>
        <message>
            <source>Error against h</source>
            <translation>h에 따른 오차</translation>
        </message>
        <message>
            <source>The same curve, closer and closer</source>
            <translation>같은 곡선을 점점 가까이</translation>
        </message>
    </context>
    <context>
        <name>GraphCanvas</name>
        <message>
            <source>check {value}</source>
            <translation>검사 {value}</translation>
        </message>
    </context>
    <context>
        <name>GraphLegend</name>
        <message>
            <source>value, forward</source>
            <translation>값, 순전파</translation>
        </message>
        <message>
            <source>gradient, backward</source>
            <translation>기울기, 역전파</translation>
        </message>
    </context>
    <context>
        <name>GraphView</name>
        <message>
            <source>Click the node to remove.</source>
            <translation>제거할 노드를 클릭합니다.</translation>
        </message>
        <message>
            <source>Click {count} nodes.</source>
            <translation>노드 {count}개를 클릭합니다.</translation>
        </message>
        <message>
            <source>Click one node.</source>
            <translation>노드 하나를 클릭합니다.</translation>
        </message>
        <message>
            <source>Computational graph</source>
            <translation>계산 그래프</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>수</translation>
        </message>
        <message>
            <source>One more given number.</source>
            <translation>주어진 수를 하나 추가합니다.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>제거</translation>
        </message>
        <message>
            <source>Takes a node out, with all that use it.</source>
            <translation>노드와 그 노드를 쓰는 모든 노드를 제거합니다.</translation>
        </message>
        <message>
            <source>Then click the nodes that it takes.</source>
            <translation>누른 뒤 입력이 될 노드를 클릭합니다.</translation>
        </message>
    </context>
    <context>
        <name>HeightCard</name>
        <message>
            <source>Height above the lowest point</source>
            <translation>최솟점 위의 높이</translation>
        </message>
        <message>
            <source>step</source>
            <translation>스텝</translation>
        </message>
    </context>
    <context>
        <name>HeldOutRow</name>
        <message>
            <source>{count} folds</source>
            <translation>{count}폴드</translation>
        </message>
        <message>
            <source>How the data is divided</source>
            <translation>데이터를 나누는 방법</translation>
        </message>
        <message>
            <source>Folds: each part of the training digits validates once. 60:40: all digits divided again, 40 % test.</source>
            <translation>폴드: 훈련 데이터를 나누어 한 부분씩 검증합니다. 60:40: 전체를 다시 나누어 40%로 테스트합니다.</translation>
        </message>
        <message>
            <source>Cross-validate</source>
            <translation>교차 검증</translation>
        </message>
        <message>
            <source>Trains this experiment on every part and says the mean accuracy with its spread.</source>
            <translation>부분마다 이 실험을 학습시켜 평균 정확도와 표준편차를 보여 줍니다.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>{accuracy} % on the part that was held out.</source>
            <translation>남겨 둔 데이터에서 {accuracy}%입니다.</translation>
        </message>
        <message>
            <source>{mean} ± {deviation} % on the parts that were held out: {each}.</source>
            <translation>남겨 둔 데이터에서 {mean} ± {deviation}%입니다: {each}.</translation>
        </message>
    </context>
    <context>
        <name>HelpDialog</name>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
    </context>
    <context>
        <name>HistogramCell</name>
        <message>
            <source>{percent} % sat.</source>
            <translation>포화 {percent}%</translation>
        </message>
        <message>
            <source>{percent} % dead</source>
            <translation>죽은 노드 {percent}%</translation>
        </message>
        <message>
            <source>mean {mean}, spread {sigma}, saturated {saturated} %, dead {dead} %</source>
            <translation>평균 {mean}, 표준편차 {sigma}, 포화 {saturated}%, 죽은 노드 {dead}%</translation>
        </message>
    </context>
    <context>
        <name>InitPage</name>
        <message>
            <source>Initialization</source>
            <translation>초깃값</translation>
        </message>
        <message>
            <source>The error of the same inputs comes back through every layer. Does it still reach the first?</source>
            <translation>같은 입력의 오차가 모든 층을 거슬러 돌아옵니다. 첫 층까지 닿는지 여기에서 확인할 수 있습니다.</translation>
        </message>
        <message>
            <source>The same inputs pass through every layer. Look at where the outputs end up before any training.</source>
            <translation>같은 입력이 모든 층을 지나갑니다. 학습하기 전에 출력이 어떻게 퍼지는지 보여 줍니다.</translation>
        </message>
        <message>
            <source>collapsed</source>
            <translation>한곳에 몰림</translation>
        </message>
        <message>
            <source>All nodes stay equal: nothing to learn from.</source>
            <translation>모든 노드가 똑같아 배울 것이 없습니다.</translation>
        </message>
        <message>
            <source>saturated</source>
            <translation>포화</translation>
        </message>
        <message>
            <source>Layer {layer}: {percent} % of the outputs stuck at the ends: gradients vanish.</source>
            <translation>{layer}층: 출력의 {percent}%가 양 끝에 붙어 기울기가 사라집니다.</translation>
        </message>
        <message>
            <source>Shrinks layer by layer until the signal is gone.</source>
            <translation>층을 지날수록 줄어 신호가 사라집니다.</translation>
        </message>
        <message>
            <source>a little wide</source>
            <translation>조금 넓음</translation>
        </message>
        <message>
            <source>Layer {layer}: {percent} % of the outputs at the ends, where learning is slow.</source>
            <translation>{layer}층: 출력의 {percent}%가 학습이 느린 양 끝에 있습니다.</translation>
        </message>
        <message>
            <source>explodes</source>
            <translation>폭발</translation>
        </message>
        <message>
            <source>Grows from layer to layer: {factor} times in all.</source>
            <translation>층마다 커져 모두 {factor}배가 됩니다.</translation>
        </message>
        <message>
            <source>dead units</source>
            <translation>죽은 노드</translation>
        </message>
        <message>
            <source>Layer {layer}: {percent} % of the units never answer.</source>
            <translation>{layer}층: 노드의 {percent}%가 전혀 반응하지 않습니다.</translation>
        </message>
        <message>
            <source>drifts</source>
            <translation>크기 변화</translation>
        </message>
        <message>
            <source>The signal changes its size: the last layer has {factor} of the first.</source>
            <translation>신호의 크기가 바뀝니다. 마지막 층은 첫 층의 {factor}배입니다.</translation>
        </message>
        <message>
            <source>healthy</source>
            <translation>양호</translation>
        </message>
        <message>
            <source>Stays wide and unsaturated through all layers.</source>
            <translation>모든 층에서 넓게 퍼지고 포화되지 않습니다.</translation>
        </message>
        <message>
            <source>no gradient</source>
            <translation>기울기 없음</translation>
        </message>
        <message>
            <source>No error comes back: nothing can learn.</source>
            <translation>돌아오는 오차가 없어 배우지 못합니다.</translation>
        </message>
        <message>
            <source>vanishes</source>
            <translation>기울기 소실</translation>
        </message>
        <message>
            <source>The first layer gets {factor} of the last one's gradient: it hardly learns.</source>
            <translation>첫 층의 기울기가 마지막 층의 {factor}배뿐이라 거의 배우지 못합니다.</translation>
        </message>
        <message>
            <source>uneven</source>
            <translation>고르지 않음</translation>
        </message>
        <message>
            <source>The first layer gets {factor} of the last one's gradient.</source>
            <translation>첫 층의 기울기가 마지막 층의 {factor}배입니다.</translation>
        </message>
        <message>
            <source>too small</source>
            <translation>너무 작음</translation>
        </message>
        <message>
            <source>Every layer gets next to nothing: at a usual learning rate nothing moves.</source>
            <translation>모든 층의 기울기가 너무 작아 보통 학습률로는 아무것도 움직이지 않습니다.</translation>
        </message>
        <message>
            <source>too large</source>
            <translation>너무 큼</translation>
        </message>
        <message>
            <source>Every layer gets far too much: a usual learning rate throws the weights out.</source>
            <translation>모든 층의 기울기가 너무 커서 보통 학습률로는 가중치가 튕겨 나갑니다.</translation>
        </message>
        <message>
            <source>All layers get gradients of like size.</source>
            <translation>모든 층의 기울기가 비슷한 크기입니다.</translation>
        </message>
        <message>
            <source>The first layer gets {factor} times the last one's gradient.</source>
            <translation>첫 층의 기울기가 마지막 층의 {factor}배입니다.</translation>
        </message>
        <message>
            <source>Draw again</source>
            <translation>다시 뽑기</translation>
        </message>
        <message>
            <source>Draws other first weights, from the next seed.</source>
            <translation>다음 시드로 초깃값을 새로 뽑습니다.</translation>
        </message>
        <message>
            <source>Train all from these weights</source>
            <translation>이 가중치로 모두 학습</translation>
        </message>
        <message>
            <source>Races all schemes on the digits, from exactly these first weights. Random inputs become digits.</source>
            <translation>바로 이 초깃값에서 모든 방식을 나란히 학습시킵니다. 입력은 숫자 데이터로 바뀝니다.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>활성화 함수</translation>
        </message>
        <message>
            <source>What bends the sums of every layer.</source>
            <translation>층마다 가중합에 적용하는 비선형 함수입니다.</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>층</translation>
        </message>
        <message>
            <source>How many hidden layers the inputs pass.</source>
            <translation>입력이 지나는 은닉층의 수입니다.</translation>
        </message>
        <message>
            <source>Nodes</source>
            <translation>노드</translation>
        </message>
        <message>
            <source>How many nodes every hidden layer has.</source>
            <translation>은닉층마다 있는 노드의 수입니다.</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>입력</translation>
        </message>
        <message>
            <source>How many inputs pass through the network.</source>
            <translation>신경망을 지나는 입력의 수입니다.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>시드</translation>
        </message>
        <message>
            <source>Decides the weights and the random inputs.</source>
            <translation>가중치와 무작위 입력을 정합니다.</translation>
        </message>
        <message>
            <source>Batch norm</source>
            <translation>배치 정규화</translation>
        </message>
        <message>
            <source>Normalizes each layer's sums before its activation, whatever the weights.</source>
            <translation>가중치와 상관없이 활성화 함수 앞에서 층마다 합을 정규화합니다.</translation>
        </message>
        <message>
            <source>random</source>
            <translation>무작위</translation>
        </message>
        <message>
            <source>digits</source>
            <translation>숫자</translation>
        </message>
        <message>
            <source>Inputs are</source>
            <translation>입력의 종류</translation>
        </message>
        <message>
            <source>Standard normal numbers, as wide as a layer, or digits of 784 pixels.</source>
            <translation>층의 너비와 같은 표준 정규 난수, 또는 784픽셀의 숫자입니다.</translation>
        </message>
        <message>
            <source>outputs</source>
            <translation>출력</translation>
        </message>
        <message>
            <source>gradients</source>
            <translation>기울기</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>표시</translation>
        </message>
        <message>
            <source>How the signal goes forward, or how the error comes back to the weights.</source>
            <translation>신호가 앞으로 가는 모습, 또는 오차가 가중치로 돌아오는 모습입니다.</translation>
        </message>
        <message>
            <source>Schemes</source>
            <translation>방식</translation>
        </message>
        <message>
            <source>How to read it</source>
            <translation>읽는 법</translation>
        </message>
        <message>
            <source>Each plot has its own scale. Orange bars are saturated: outputs at the ends of the range.</source>
            <translation>그래프마다 눈금이 다릅니다. 주황색 막대는 범위의 끝에 붙은 포화된 출력입니다.</translation>
        </message>
        <message>
            <source>In words</source>
            <translation>해설</translation>
        </message>
        <message>
            <source>{count} of {most}</source>
            <translation>{most}개 중 {count}개</translation>
        </message>
        <message>
            <source>Gradients of the weights</source>
            <translation>가중치의 기울기</translation>
        </message>
        <message>
            <source>Outputs</source>
            <translation>출력</translation>
        </message>
        <message>
            <source>share of the weights, layer by layer</source>
            <translation>층마다 가중치의 비율</translation>
        </message>
        <message>
            <source>share of the outputs, layer by layer</source>
            <translation>층마다 출력의 비율</translation>
        </message>
        <message>
            <source>Layer {number}</source>
            <translation>{number}층</translation>
        </message>
        <message>
            <source>Computing {number} layers…</source>
            <translation>{number}개 층 계산 중…</translation>
        </message>
        <message>
            <source>{cells} histograms of {numbers} numbers each</source>
            <translation>히스토그램 {cells}개, 각각 값 {numbers}개</translation>
        </message>
    </context>
    <context>
        <name>InspectPage</name>
        <message>
            <source>Inspect</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Rows are what a digit is, columns what the network read. Click a number to see its digits.</source>
            <translation>행은 정답, 열은 신경망이 읽은 결과입니다. 칸을 클릭하면 그 칸의 숫자가 보입니다.</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>내보내기…</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>내보내기</translation>
        </message>
        <message>
            <source>Saves what the view shows as a picture or a table.</source>
            <translation>화면에 보이는 내용을 그림이나 표로 저장합니다.</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>오답</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>보기</translation>
        </message>
        <message>
            <source>All answers (*.csv)</source>
            <translation>모든 답 (*.csv)</translation>
        </message>
        <message>
            <source>Picture (*.png)</source>
            <translation>그림 (*.png)</translation>
        </message>
        <message>
            <source>Drawing (*.svg)</source>
            <translation>벡터 그림 (*.svg)</translation>
        </message>
        <message>
            <source>{mistakes} of {count} digits misread</source>
            <translation>숫자 {count}개 중 {mistakes}개 오답</translation>
        </message>
        <message>
            <source>One digit on its way through the layers. Switch a map off and see what the network loses.</source>
            <translation>숫자 하나가 층을 지나가는 과정입니다. 맵을 끄면 신경망이 무엇을 잃는지 보입니다.</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>층</translation>
        </message>
        <message>
            <source>Follow through the layers</source>
            <translation>층 따라가기</translation>
        </message>
        <message>
            <source>Shows how the selected digit passes through every layer.</source>
            <translation>선택한 숫자가 모든 층을 지나가는 과정을 보여 줍니다.</translation>
        </message>
        <message>
            <source>Click a digit first.</source>
            <translation>먼저 숫자를 클릭해야 합니다.</translation>
        </message>
        <message>
            <source>Each point is a digit as one layer sees it. Watch the ten digits come apart from layer to layer.</source>
            <translation>점 하나가 한 층에서 본 숫자 하나입니다. 층이 깊어질수록 열 가지 숫자가 나뉘는 모습이 보입니다.</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>지도</translation>
        </message>
        <message>
            <source>Show its place on the map</source>
            <translation>지도에서 보기</translation>
        </message>
        <message>
            <source>Only digits of the data set have a place on the map.</source>
            <translation>데이터에 있는 숫자만 지도에 나옵니다.</translation>
        </message>
        <message>
            <source>Make the digits harder, little by little. The pictures under each axis show how hard it is.</source>
            <translation>숫자를 조금씩 더 어렵게 만듭니다. 축 아래의 이미지가 얼마나 어려운지 보여 줍니다.</translation>
        </message>
        <message>
            <source>Robustness</source>
            <translation>강건성</translation>
        </message>
        <message>
            <source>Train against: {strain}</source>
            <translation>대비해 학습: {strain}</translation>
        </message>
        <message>
            <source>Opens Train with this network's experiment and digits that are made harder in this way.</source>
            <translation>이 신경망의 실험을 학습 페이지에서 열고, 같은 방식으로 어렵게 만든 숫자로 학습합니다.</translation>
        </message>
        <message>
            <source>No augmentation makes digits harder in this way.</source>
            <translation>숫자를 이렇게 어렵게 만드는 데이터 증강이 없습니다.</translation>
        </message>
        <message>
            <source>Measuring robustness</source>
            <translation>강건성 측정</translation>
        </message>
        <message>
            <source>Mapping the digits</source>
            <translation>숫자 지도 만들기</translation>
        </message>
        <message>
            <source>Shows where this digit is among the others, layer by layer.</source>
            <translation>이 숫자가 다른 숫자들 사이 어디에 놓이는지 층마다 보여 줍니다.</translation>
        </message>
    </context>
    <context>
        <name>InspectorView</name>
        <message>
            <source>Open Inspect</source>
            <translation>살펴보기 열기</translation>
        </message>
        <message>
            <source>Shows the layers of this network.</source>
            <translation>이 신경망의 층을 보여 줍니다.</translation>
        </message>
        <message>
            <source>There a double click switches a neuron off; all that follows is computed again.</source>
            <translation>그곳에서 뉴런을 두 번 클릭하면 꺼지고, 그 뒤가 모두 다시 계산됩니다.</translation>
        </message>
    </context>
    <context>
        <name>InterruptedStrip</name>
        <message>
            <source>and {count} more</source>
            <translation>외 {count}개</translation>
        </message>
        <message>
            <source>Shows every run that was kept.</source>
            <translation>저장된 실행을 모두 보여 줍니다.</translation>
        </message>
        <message>
            <source>Also interrupted</source>
            <translation>그 밖에 중단된 것</translation>
        </message>
        <message>
            <source>stopped at step {step} of {total}. No checkpoint is there: it starts again from step 0.</source>
            <translation>{total}스텝 중 {step}스텝에서 중단되었습니다. 체크포인트가 없어 0스텝부터 다시 시작합니다.</translation>
        </message>
        <message>
            <source>stopped at step {step} of {total}, {lost} lost. It continues from step {back}, exactly as if nothing had happened.</source>
            <translation>{total}스텝 중 {step}스텝에서 중단되어 {lost}만큼 잃었습니다. {back}스텝부터 아무 일도 없었던 것처럼 그대로 이어집니다.</translation>
        </message>
        <message>
            <source>stopped at step {step} of {total}. It continues exactly as if nothing had happened.</source>
            <translation>{total}스텝 중 {step}스텝에서 중단되었습니다. 아무 일도 없었던 것처럼 그대로 이어집니다.</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>그대로 두기</translation>
        </message>
        <message>
            <source>It is not offered again, but stays in the list of runs.</source>
            <translation>다시 권하지 않지만 실행 목록에는 남습니다.</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Shows its curves and figures as far as they came.</source>
            <translation>그때까지의 곡선과 수치를 보여 줍니다.</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>계속</translation>
        </message>
        <message>
            <source>Start again from step 0</source>
            <translation>0스텝부터 다시 시작</translation>
        </message>
        <message>
            <source>Trains on from its last checkpoint.</source>
            <translation>마지막 체크포인트부터 이어서 학습합니다.</translation>
        </message>
        <message>
            <source>step {step} of {total}</source>
            <translation>{total}스텝 중 {step}스텝</translation>
        </message>
        <message>
            <source>Shows the race on Compare, where it can be continued.</source>
            <translation>비교 페이지에서 이 비교를 보여 줍니다. 거기서 이어서 할 수 있습니다.</translation>
        </message>
        <message>
            <source>Race of {count} runs</source>
            <translation>실행 {count}개 비교</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>중단됨</translation>
        </message>
        <message>
            <source>Teaching {name}</source>
            <translation>{name} 가르치기</translation>
        </message>
        <message>
            <source>{count} of {total} digits drawn</source>
            <translation>숫자 {total}개 중 {count}개를 그렸습니다</translation>
        </message>
        <message>
            <source>Shows the Postal code page with what was drawn.</source>
            <translation>그려 둔 숫자와 함께 우편번호 페이지를 보여 줍니다.</translation>
        </message>
        <message>
            <source>It is not offered again, but stays in the boxes.</source>
            <translation>다시 권하지 않지만 칸에는 그대로 남습니다.</translation>
        </message>
        <message>
            <source>Postal code</source>
            <translation>우편번호</translation>
        </message>
    </context>
    <context>
        <name>KeyList</name>
        <message>
            <source>Menus</source>
            <translation>메뉴</translation>
        </message>
        <message>
            <source>Pages, choices</source>
            <translation>페이지와 선택지</translation>
        </message>
        <message>
            <source>Another page</source>
            <translation>다른 페이지</translation>
        </message>
        <message>
            <source>Another choice</source>
            <translation>다른 선택지</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>수</translation>
        </message>
        <message>
            <source>A step up or down</source>
            <translation>한 단계 크게, 작게</translation>
        </message>
        <message>
            <source>Ten steps</source>
            <translation>열 단계씩</translation>
        </message>
        <message>
            <source>The last good number again</source>
            <translation>마지막으로 올바른 수로 되돌리기</translation>
        </message>
        <message>
            <source>A step of a slider</source>
            <translation>슬라이더 한 단계</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>층</translation>
        </message>
        <message>
            <source>Another layer</source>
            <translation>다른 층</translation>
        </message>
        <message>
            <source>Move the layer</source>
            <translation>층 옮기기</translation>
        </message>
        <message>
            <source>Open or close it</source>
            <translation>펼치기, 접기</translation>
        </message>
        <message>
            <source>Remove it</source>
            <translation>빼기</translation>
        </message>
        <message>
            <source>Plots</source>
            <translation>그래프</translation>
        </message>
        <message>
            <source>Read off other points</source>
            <translation>다른 점의 값 읽기</translation>
        </message>
        <message>
            <source>The first, the last</source>
            <translation>첫 점, 마지막 점</translation>
        </message>
        <message>
            <source>Closer, farther</source>
            <translation>확대, 축소</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>전체 보기</translation>
        </message>
        <message>
            <source>Take the line away</source>
            <translation>세로선 없애기</translation>
        </message>
        <message>
            <source>Surface</source>
            <translation>곡면</translation>
        </message>
        <message>
            <source>Move the start</source>
            <translation>출발점 옮기기</translation>
        </message>
        <message>
            <source>Course labs</source>
            <translation>강의 실험실</translation>
        </message>
        <message>
            <source>Another lab, another task</source>
            <translation>다른 실험실, 다른 과제</translation>
        </message>
        <message>
            <source>One step, one back</source>
            <translation>한 단계 앞으로, 뒤로</translation>
        </message>
        <message>
            <source>Play, start over, formulas</source>
            <translation>재생, 처음부터, 수식</translation>
        </message>
        <message>
            <source>A wide matrix sideways</source>
            <translation>넓은 행렬을 옆으로</translation>
        </message>
        <message>
            <source>Shift + wheel</source>
            <translation>Shift + 휠</translation>
        </message>
        <message>
            <source>Postal code</source>
            <translation>우편번호</translation>
        </message>
        <message>
            <source>Erase all boxes</source>
            <translation>칸 모두 지우기</translation>
        </message>
        <message>
            <source>Show what the network gets</source>
            <translation>신경망 입력 보기</translation>
        </message>
        <message>
            <source>Read, with a beep</source>
            <translation>읽기 (신호음)</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>종료</translation>
        </message>
        <message>
            <source>A box</source>
            <translation>칸</translation>
        </message>
        <message>
            <source>Another box</source>
            <translation>다른 칸</translation>
        </message>
        <message>
            <source>Write: bring the pen, put it down, lift it</source>
            <translation>쓰기: 펜 나타내기, 내리기, 떼기</translation>
        </message>
        <message>
            <source>Move the pen</source>
            <translation>펜 옮기기</translation>
        </message>
        <message>
            <source>Move it aslant</source>
            <translation>비스듬히 옮기기</translation>
        </message>
        <message>
            <source>Move it in finer steps</source>
            <translation>조금씩 옮기기</translation>
        </message>
        <message>
            <source>Take the stroke back, then the pen away</source>
            <translation>획을 무르고, 다음에 펜 치우기</translation>
        </message>
        <message>
            <source>Say which digit it really is</source>
            <translation>실제로 어떤 숫자인지 알려 주기</translation>
        </message>
        <message>
            <source>Erase the box</source>
            <translation>칸 지우기</translation>
        </message>
        <message>
            <source>Which digit it really is</source>
            <translation>실제 숫자 알려 주기</translation>
        </message>
        <message>
            <source>This digit</source>
            <translation>이 숫자</translation>
        </message>
        <message>
            <source>Another key</source>
            <translation>다른 키</translation>
        </message>
        <message>
            <source>None of them</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>The cuts of a picture</source>
            <translation>그림의 틀</translation>
        </message>
        <message>
            <source>Another cut</source>
            <translation>다른 틀</translation>
        </message>
        <message>
            <source>Its right edge</source>
            <translation>오른쪽 변 옮기기</translation>
        </message>
        <message>
            <source>Its left edge</source>
            <translation>왼쪽 변 옮기기</translation>
        </message>
        <message>
            <source>Add a cut</source>
            <translation>틀 추가</translation>
        </message>
        <message>
            <source>My drawings</source>
            <translation>내 글씨</translation>
        </message>
        <message>
            <source>Remove what is chosen</source>
            <translation>고른 것 빼기</translation>
        </message>
        <message>
            <source>Leave a sheet, nothing changed</source>
            <translation>바꾸지 않고 나가기</translation>
        </message>
        <message>
            <source>Open the lab, take the number</source>
            <translation>실험실 열기, 수 확정</translation>
        </message>
        <message>
            <source>Another cell</source>
            <translation>다른 칸</translation>
        </message>
        <message>
            <source>Threshold up or down</source>
            <translation>임계값 높이기, 낮추기</translation>
        </message>
        <message>
            <source>The last number, all labs</source>
            <translation>마지막 수, 모든 실험실</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Another cell, digit or map</source>
            <translation>다른 칸, 숫자, 맵</translation>
        </message>
        <message>
            <source>Add what is clicked</source>
            <translation>누른 것을 함께 선택</translation>
        </message>
        <message>
            <source>Switch a map off or on</source>
            <translation>맵 끄기, 켜기</translation>
        </message>
        <message>
            <source>The maps that do not fit</source>
            <translation>화면 밖의 맵</translation>
        </message>
        <message>
            <source>The map of a layer</source>
            <translation>층의 지도</translation>
        </message>
        <message>
            <source>Choose nothing</source>
            <translation>선택 해제</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>실행 기록</translation>
        </message>
        <message>
            <source>Another run</source>
            <translation>다른 실행</translation>
        </message>
        <message>
            <source>Choose it, and others too</source>
            <translation>선택, 여러 개 선택</translation>
        </message>
        <message>
            <source>Give or take its star</source>
            <translation>별표 달기, 떼기</translation>
        </message>
        <message>
            <source>Rename it</source>
            <translation>이름 바꾸기</translation>
        </message>
        <message>
            <source>Delete it</source>
            <translation>삭제</translation>
        </message>
        <message>
            <source>What can be done with it</source>
            <translation>할 수 있는 작업</translation>
        </message>
        <message>
            <source>Own data</source>
            <translation>내 데이터</translation>
        </message>
        <message>
            <source>Another picture</source>
            <translation>다른 그림</translation>
        </message>
        <message>
            <source>Invert it</source>
            <translation>반전</translation>
        </message>
        <message>
            <source>Leave it out</source>
            <translation>빼기</translation>
        </message>
        <message>
            <source>More pictures</source>
            <translation>다른 쪽의 그림</translation>
        </message>
        <message>
            <source>Its class</source>
            <translation>클래스 지정</translation>
        </message>
        <message>
            <source>Move what is shown</source>
            <translation>보이는 부분 옮기기</translation>
        </message>
        <message>
            <source>drag</source>
            <translation>끌기</translation>
        </message>
        <message>
            <source>Zoom, also by right drag</source>
            <translation>확대와 축소(오른쪽 끌기도)</translation>
        </message>
        <message>
            <source>Ctrl + wheel</source>
            <translation>Ctrl + 휠</translation>
        </message>
        <message>
            <source>Inspect it</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Continue with what is chosen</source>
            <translation>선택한 것으로 계속</translation>
        </message>
    </context>
    <context>
        <name>LabCard</name>
        <message>
            <source>done</source>
            <translation>완료</translation>
        </message>
    </context>
    <context>
        <name>LabFrame</name>
        <message>
            <source>Lab</source>
            <translation>실험실</translation>
        </message>
        <message>
            <source>Opens another lab.</source>
            <translation>다른 실험실을 엽니다.</translation>
        </message>
        <message>
            <source>All labs</source>
            <translation>모든 실험실</translation>
        </message>
        <message>
            <source>Back to the gallery.</source>
            <translation>실험실 목록으로 돌아갑니다.</translation>
        </message>
    </context>
    <context>
        <name>LabList</name>
        <message>
            <source>All labs</source>
            <translation>모든 실험실</translation>
        </message>
        <message>
            <source>Back to the gallery.</source>
            <translation>실험실 목록으로 돌아갑니다.</translation>
        </message>
    </context>
    <context>
        <name>LabTaskView</name>
        <message>
            <source>Choose this answer; it can be changed until it is right.</source>
            <translation>이 답을 고릅니다. 맞힐 때까지 바꿀 수 있습니다.</translation>
        </message>
        <message>
            <source>Not so. Run it and look.</source>
            <translation>그렇지 않습니다. 실행해 보면 알 수 있습니다.</translation>
        </message>
        <message>
            <source>Hint</source>
            <translation>힌트</translation>
        </message>
        <message>
            <source>Says where to look, not what is there.</source>
            <translation>답이 아니라 살펴볼 곳을 알려 줍니다.</translation>
        </message>
        <message>
            <source>Task before</source>
            <translation>이전 과제</translation>
        </message>
        <message>
            <source>Shows the task before this one.</source>
            <translation>앞의 과제를 보여 줍니다.</translation>
        </message>
        <message>
            <source>Next task</source>
            <translation>다음 과제</translation>
        </message>
        <message>
            <source>Shows the task after this one.</source>
            <translation>다음 과제를 보여 줍니다.</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>과제</translation>
        </message>
        <message>
            <source>One dash for each task, solved ones in color; up and down choose.</source>
            <translation>과제마다 선이 하나씩 있고 해결한 것은 색으로 나타납니다. 위아래 화살표로 고릅니다.</translation>
        </message>
    </context>
    <context>
        <name>LayerList</name>
        <message>
            <source>Layer</source>
            <translation>층</translation>
        </message>
        <message>
            <source>{count} parameters</source>
            <translation>매개변수 {count}개</translation>
        </message>
        <message>
            <source>output</source>
            <translation>출력</translation>
        </message>
        <message>
            <source>parameters</source>
            <translation>매개변수</translation>
        </message>
        <message>
            <source>Add layer</source>
            <translation>층 추가</translation>
        </message>
        <message>
            <source>Puts a new layer after the open one, or before the last.</source>
            <translation>펼친 층 뒤에, 또는 마지막 층 앞에 새 층을 넣습니다.</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>위로</translation>
        </message>
        <message>
            <source>Moves this layer one place up. Keys: Alt+Up.</source>
            <translation>이 층을 한 자리 위로 옮깁니다. 단축키: Alt+↑.</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>아래로</translation>
        </message>
        <message>
            <source>Moves this layer one place down. Keys: Alt+Down.</source>
            <translation>이 층을 한 자리 아래로 옮깁니다. 단축키: Alt+↓.</translation>
        </message>
        <message>
            <source>Remove layer</source>
            <translation>층 제거</translation>
        </message>
        <message>
            <source>Takes this layer out. Key: Delete.</source>
            <translation>이 층을 뺍니다. 단축키: Delete.</translation>
        </message>
        <message>
            <source>Layers of the network</source>
            <translation>신경망의 층</translation>
        </message>
    </context>
    <context>
        <name>LayersCard</name>
        <message>
            <source>A gradient on its way back</source>
            <translation>되돌아가는 기울기</translation>
        </message>
        <message>
            <source>at best</source>
            <translation>가장 클 때</translation>
        </message>
        <message>
            <source>after {count}</source>
            <translation>{count}층 뒤</translation>
        </message>
    </context>
    <context>
        <name>LayersPanel</name>
        <message>
            <source>Digit</source>
            <translation>숫자</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>번호</translation>
        </message>
        <message>
            <source>The digit of the data set that is followed.</source>
            <translation>따라갈 숫자의 데이터 번호입니다.</translation>
        </message>
        <message>
            <source>Draw…</source>
            <translation>그리기…</translation>
        </message>
        <message>
            <source>A mistake…</source>
            <translation>오답…</translation>
        </message>
        <message>
            <source>A mistake</source>
            <translation>오답</translation>
        </message>
        <message>
            <source>Shows the mistakes, to choose one that is followed here.</source>
            <translation>오답을 보여 줍니다. 하나를 골라 여기에서 따라갈 수 있습니다.</translation>
        </message>
        <message>
            <source>Pad</source>
            <translation>글씨판</translation>
        </message>
        <message>
            <source>What is drawn here goes through the layers while it is drawn.</source>
            <translation>여기에 그리는 글씨가 그리는 동안 층을 지나갑니다.</translation>
        </message>
        <message>
            <source>Make</source>
            <translation>만들기</translation>
        </message>
        <message>
            <source>Climbs from noise to the picture that the network takes for this class most surely.</source>
            <translation>잡음에서 출발해 신경망이 이 클래스로 가장 확신하는 이미지를 찾아갑니다.</translation>
        </message>
        <message>
            <source>Ideal picture</source>
            <translation>이상적인 이미지</translation>
        </message>
        <message>
            <source>Make the picture</source>
            <translation>이미지 만들기</translation>
        </message>
        <message>
            <source>Maps</source>
            <translation>맵</translation>
        </message>
        <message>
            <source>maps</source>
            <translation>맵</translation>
        </message>
        <message>
            <source>filters</source>
            <translation>필터</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>표시</translation>
        </message>
        <message>
            <source>What the maps give, or the weights that make them.</source>
            <translation>맵의 출력 또는 맵을 만드는 가중치를 보여 줍니다.</translation>
        </message>
        <message>
            <source>most needed</source>
            <translation>필요한 순</translation>
        </message>
        <message>
            <source>strongest here</source>
            <translation>여기서 강한 순</translation>
        </message>
        <message>
            <source>by number</source>
            <translation>번호 순</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>순서</translation>
        </message>
        <message>
            <source>Which maps of a block stand first; the wheel shows the rest.</source>
            <translation>블록에서 먼저 보일 맵의 순서입니다. 휠을 돌리면 나머지가 보입니다.</translation>
        </message>
        <message>
            <source>Scale for each map</source>
            <translation>맵마다 밝기 조정</translation>
        </message>
        <message>
            <source>On: each map uses all grays. Off: the maps of a block can be compared.</source>
            <translation>켜면 맵마다 모든 밝기를 쓰고, 끄면 한 블록의 맵을 서로 비교할 수 있습니다.</translation>
        </message>
        <message>
            <source>Weights times</source>
            <translation>가중치 배율</translation>
        </message>
        <message>
            <source>Multiplies the weights of the selected block.</source>
            <translation>선택한 블록의 가중치에 곱하는 값입니다.</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>잡음</translation>
        </message>
        <message>
            <source>Added to each weight, as a share of the standard deviation of the block's weights.</source>
            <translation>가중치마다 더하는 잡음으로, 블록 가중치의 표준편차에 대한 비율입니다.</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>고정</translation>
        </message>
        <message>
            <source>The block gives its mean over the digits, whatever it sees.</source>
            <translation>블록이 무엇을 보든 숫자 전체의 평균을 출력합니다.</translation>
        </message>
        <message>
            <source>Opens a pad; what is drawn goes through the layers as the network gets it.</source>
            <translation>글씨판을 엽니다. 그린 글씨가 신경망이 받는 모습으로 층을 지나갑니다.</translation>
        </message>
        <message>
            <source>Only for networks that take pictures of 28 × 28 in gray.</source>
            <translation>28 × 28 흑백 이미지를 받는 신경망에서만 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>그리기</translation>
        </message>
        <message>
            <source>Block {number}</source>
            <translation>블록 {number}</translation>
        </message>
        <message>
            <source>Switch all on</source>
            <translation>모두 켜기</translation>
        </message>
        <message>
            <source>What is altered costs {lost} points of accuracy.</source>
            <translation>변경으로 정확도가 {lost}%p 떨어졌습니다.</translation>
        </message>
        <message>
            <source>{name} suffers most: {accuracy} of it are still read right.</source>
            <translation>{name} 클래스가 가장 크게 떨어져 {accuracy}만 바르게 읽습니다.</translation>
        </message>
        <message>
            <source>No single map is needed: map {unit} of block {block} alone costs only {lost} points.</source>
            <translation>꼭 필요한 맵은 없습니다. 블록 {block}의 맵 {unit} 하나를 꺼도 {lost}%p만 떨어집니다.</translation>
        </message>
        <message>
            <source>Map {unit} of block {block} is needed most: without it {lost} points are lost.</source>
            <translation>블록 {block}의 맵 {unit} 하나가 가장 필요합니다. 끄면 {lost}%p 떨어집니다.</translation>
        </message>
        <message>
            <source>A patch of 5 × 5 pixels is enough to hide the {name}: {lowest} are left.</source>
            <translation>5 × 5픽셀만 가려도 {name} 클래스를 알아보지 못합니다. 확신도가 {lowest} 남습니다.</translation>
        </message>
        <message>
            <source>No patch of 5 × 5 pixels hides the {name}: at least {lowest} are left.</source>
            <translation>5 × 5픽셀을 어디에서 가려도 {name} 클래스를 알아봅니다. 확신도가 {lowest} 이상 남습니다.</translation>
        </message>
        <message>
            <source>box {number}</source>
            <translation>{number}번 칸</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>A digit written on the Postal code page; it is followed as it is there now.</source>
            <translation>우편번호 페이지에 쓴 글씨입니다. 지금 쓰여 있는 대로 층을 따라갑니다.</translation>
        </message>
        <message>
            <source>Nothing is written on the Postal code page yet.</source>
            <translation>우편번호 페이지에 아직 쓴 글씨가 없습니다.</translation>
        </message>
        <message>
            <source>From Postal code</source>
            <translation>우편번호에서</translation>
        </message>
    </context>
    <context>
        <name>LayersView</name>
        <message>
            <source>the filter of each map: summed over its inputs</source>
            <translation>맵마다의 필터, 입력 전체의 합</translation>
        </message>
        <message>
            <source>the most needed maps of each block; bar: points lost when it alone is off</source>
            <translation>블록마다 가장 필요한 맵, 막대: 그 맵만 껐을 때 떨어지는 정확도</translation>
        </message>
        <message>
            <source>what each block gives for this digit</source>
            <translation>이 숫자에 대한 블록마다의 출력</translation>
        </message>
        <message>
            <source>Path of the digit</source>
            <translation>숫자의 경로</translation>
        </message>
        <message>
            <source>measuring…</source>
            <translation>측정 중…</translation>
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>target 1</source>
            <translation>정답 1</translation>
        </message>
        <message>
            <source>target 0</source>
            <translation>정답 0</translation>
        </message>
        <message>
            <source>before</source>
            <translation>갱신 전</translation>
        </message>
        <message>
            <source>after</source>
            <translation>갱신 후</translation>
        </message>
    </context>
    <context>
        <name>LensCard</name>
        <message>
            <source>The same curve, closer and closer</source>
            <translation>같은 곡선을 점점 가까이</translation>
        </message>
        <message>
            <source>stairs of rounding</source>
            <translation>반올림이 만든 계단</translation>
        </message>
        <message>
            <source>a bend</source>
            <translation>굽은 곡선</translation>
        </message>
        <message>
            <source>a straight line</source>
            <translation>직선</translation>
        </message>
        <message>
            <source>One coordinate at a time</source>
            <translation>좌표를 하나씩</translation>
        </message>
        <message>
            <source>secant</source>
            <translation>할선</translation>
        </message>
        <message>
            <source>tangent</source>
            <translation>접선</translation>
        </message>
    </context>
    <context>
        <name>LossCard</name>
        <message>
            <source>Loss against the share of the right digit</source>
            <translation>정답의 확률에 따른 손실</translation>
        </message>
        <message>
            <source>cross-entropy</source>
            <translation>교차 엔트로피</translation>
        </message>
        <message>
            <source>Loss of an untrained network</source>
            <translation>학습하지 않은 신경망의 손실</translation>
        </message>
        <message>
            <source>rows</source>
            <translation>행</translation>
        </message>
        <message>
            <source>Mean of the squares against w₁</source>
            <translation>w₁에 따른 제곱의 평균</translation>
        </message>
    </context>
    <context>
        <name>LossesView</name>
        <message>
            <source>Prediction</source>
            <translation>예측</translation>
        </message>
        <message>
            <source>Losses of the prediction</source>
            <translation>예측의 손실</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>&amp;File</source>
            <translation>파일(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>실행(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>보기(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>도움말(&amp;H)</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>종료</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>밝게</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>어둡게</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>시스템 설정에 맞춤</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>테마</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>언어</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>전체 화면</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>단축키</translation>
        </message>
        <message>
            <source>Folder of the settings</source>
            <translation>설정 폴더</translation>
        </message>
        <message>
            <source>About DigitLab</source>
            <translation>DigitLab 정보</translation>
        </message>
        <message>
            <source>The settings of the page {page} cannot be used and were set aside; it starts as new.</source>
            <translation>{page} 페이지의 설정을 쓸 수 없어 따로 옮겨 두었습니다. 이 페이지는 처음 상태로 시작합니다.</translation>
        </message>
        <message>
            <source>The file of the settings was damaged. What can be read of it holds; {name} is a copy.</source>
            <translation>설정 파일이 손상되어 있었습니다. 읽을 수 있는 설정은 그대로 쓰이며, {name}에 사본이 있습니다.</translation>
        </message>
        <message>
            <source>Some settings of the page {page} cannot be used and were set aside; the others hold.</source>
            <translation>{page} 페이지의 일부 설정은 쓸 수 없어 따로 옮겨 두었습니다. 나머지 설정은 그대로입니다.</translation>
        </message>
        <message>
            <source>Something went wrong ({name}). The window keeps working; the details help to mend it.</source>
            <translation>문제가 생겼습니다({name}). 프로그램은 계속 쓸 수 있습니다. 자세한 내용을 알려 주면 고치는 데 도움이 됩니다.</translation>
        </message>
    </context>
    <context>
        <name>MapCard</name>
        <message>
            <source>Back to the map</source>
            <translation>지도로 돌아가기</translation>
        </message>
        <message>
            <source>Shows all digits as points again.</source>
            <translation>모든 숫자를 다시 점으로 보여 줍니다.</translation>
        </message>
        <message>
            <source>Map of the digits</source>
            <translation>숫자 지도</translation>
        </message>
        <message>
            <source>A click selects a digit, a drag encircles some, arrows walk, the keys 1 to 5 choose the layer.</source>
            <translation>클릭하면 숫자를 선택하고, 끌면 올가미로 묶으며, 화살표 키로 이동하고, 1~5 키로 층을 고릅니다.</translation>
        </message>
        <message>
            <source>Digits inside the lasso</source>
            <translation>올가미 안의 숫자</translation>
        </message>
        <message>
            <source>Arrows walk through them.</source>
            <translation>화살표 키로 하나씩 볼 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>MapPanel</name>
        <message>
            <source>Map</source>
            <translation>지도</translation>
        </message>
        <message>
            <source>PCA</source>
            <translation>PCA</translation>
        </message>
        <message>
            <source>t-SNE</source>
            <translation>t-SNE</translation>
        </message>
        <message>
            <source>The two directions in which the digits differ most; there at once.</source>
            <translation>숫자들이 가장 크게 다른 두 방향으로, 바로 나옵니다.</translation>
        </message>
        <message>
            <source>Keeps neighbors together; settles step by step, each layer from the map before it.</source>
            <translation>최근접 이웃을 가까이 둡니다. 앞 층의 지도에서 출발해 조금씩 자리를 잡습니다.</translation>
        </message>
        <message>
            <source>Projection</source>
            <translation>투영</translation>
        </message>
        <message>
            <source>How a layer's numbers become a point.</source>
            <translation>층의 값들을 점 하나로 나타내는 방법입니다.</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>숫자 데이터</translation>
        </message>
        <message>
            <source>How many digits are on the map; 3,000 at most.</source>
            <translation>지도에 나올 숫자의 개수로, 3,000개까지입니다.</translation>
        </message>
        <message>
            <source>Neighbors</source>
            <translation>이웃 수</translation>
        </message>
        <message>
            <source>How many neighbors t-SNE keeps near: its perplexity.</source>
            <translation>t-SNE가 가까이 두는 이웃의 수(perplexity)입니다.</translation>
        </message>
        <message>
            <source>Highlight</source>
            <translation>강조</translation>
        </message>
        <message>
            <source>Ring the misread</source>
            <translation>오답에 동그라미</translation>
        </message>
        <message>
            <source>Rings around the digits that are misread.</source>
            <translation>잘못 읽은 숫자를 동그라미로 표시합니다.</translation>
        </message>
        <message>
            <source>Highlight {name}</source>
            <translation>{name} 강조</translation>
        </message>
        <message>
            <source>Up to four classes at once.</source>
            <translation>한 번에 클래스 4개까지 고를 수 있습니다.</translation>
        </message>
        <message>
            <source>{count} of {most}</source>
            <translation>{most}개 중 {count}개</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>표시</translation>
        </message>
        <message>
            <source>Look at them</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>{count} digits inside, {number} of them are {most}.</source>
            <translation>안에 있는 숫자는 {count}개이고, 그중 {number}개가 {most} 클래스입니다.</translation>
        </message>
        <message>
            <source>Of the ten nearest neighbors, {first} are the same digit in the input, {last} in the last layer.</source>
            <translation>최근접 이웃 10개 중 같은 숫자의 비율은 입력에서 {first}, 마지막 층에서 {last}입니다.</translation>
        </message>
        <message>
            <source>Of the five nearest neighbors of {b}, {first} are {a} in the input, {last} in the last layer.</source>
            <translation>{b} 클래스의 최근접 이웃 5개 중 {a} 클래스의 비율은 입력에서 {first}, 마지막 층에서 {last}입니다.</translation>
        </message>
        <message>
            <source>Training digits that the network is sure to be another class may be mislabelled.</source>
            <translation>신경망이 다른 클래스로 확신하는 훈련 데이터는 레이블이 잘못되었을 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>MapView</name>
        <message>
            <source>Layer by layer</source>
            <translation>층별 지도</translation>
        </message>
        <message>
            <source>same digit nearby</source>
            <translation>가까운 같은 숫자 비율</translation>
        </message>
        <message>
            <source>Share of the ten nearest neighbors in each layer with the same digit. A click makes a map large.</source>
            <translation>층마다 최근접 이웃 10개 중 같은 숫자의 비율입니다. 클릭하면 지도가 커집니다.</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>입력</translation>
        </message>
        <message>
            <source>Dense, {units}</source>
            <translation>완전 연결, {units}</translation>
        </message>
        <message>
            <source>Block {number}</source>
            <translation>블록 {number}</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>지도</translation>
        </message>
        <message>
            <source>measuring…</source>
            <translation>측정 중…</translation>
        </message>
        <message>
            <source>{count} digits, PCA: the two directions in which they differ most</source>
            <translation>숫자 {count}개, PCA: 가장 크게 다른 두 방향</translation>
        </message>
        <message>
            <source>{count} digits, t-SNE: settling…</source>
            <translation>숫자 {count}개, t-SNE: 자리 잡는 중…</translation>
        </message>
        <message>
            <source>{count} digits, t-SNE: near means alike</source>
            <translation>숫자 {count}개, t-SNE: 가까울수록 비슷함</translation>
        </message>
    </context>
    <context>
        <name>MemoryCard</name>
        <message>
            <source>What the rule keeps</source>
            <translation>규칙이 기억하는 값</translation>
        </message>
        <message>
            <source>of {weight}</source>
            <translation>{weight}의 값</translation>
        </message>
    </context>
    <context>
        <name>MessageStrip</name>
        <message>
            <source>Copy details</source>
            <translation>자세한 내용 복사</translation>
        </message>
        <message>
            <source>Puts what happened on the clipboard, for a report.</source>
            <translation>무슨 일이 있었는지 클립보드에 복사합니다.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>Hides this message.</source>
            <translation>이 알림을 숨깁니다.</translation>
        </message>
    </context>
    <context>
        <name>MistakesPanel</name>
        <message>
            <source>Matrix</source>
            <translation>행렬</translation>
        </message>
        <message>
            <source>count</source>
            <translation>개수</translation>
        </message>
        <message>
            <source>% of row</source>
            <translation>행 비율 %</translation>
        </message>
        <message>
            <source>Cells show</source>
            <translation>칸의 값</translation>
        </message>
        <message>
            <source>How many digits, or which share of the row.</source>
            <translation>숫자의 개수 또는 행에서 차지하는 비율입니다.</translation>
        </message>
        <message>
            <source>Certainty above</source>
            <translation>최소 확신도</translation>
        </message>
        <message>
            <source>Only answers that the network was at least so certain of are counted.</source>
            <translation>신경망의 확신도가 이 값 이상인 답만 셉니다.</translation>
        </message>
        <message>
            <source>Raise it to see only the mistakes the network was sure of.</source>
            <translation>값을 올리면 신경망이 확신했던 오답만 남습니다.</translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>보기</translation>
        </message>
        <message>
            <source>Show the curve</source>
            <translation>곡선 보기</translation>
        </message>
        <message>
            <source>All {count} digits are read right.</source>
            <translation>숫자 {count}개를 모두 맞혔습니다.</translation>
        </message>
        <message>
            <source>The right digit is second in {second} of {count} mistakes.</source>
            <translation>오답 {count}개 중 {second}개는 정답이 두 번째 답이었습니다.</translation>
        </message>
        <message>
            <source>{sure} mistakes are more than 99 % certain. Look at those digits first.</source>
            <translation>오답 {sure}개는 확신도가 99%를 넘습니다. 그 숫자부터 살펴보면 좋습니다.</translation>
        </message>
        <message>
            <source>Only this network reads {a} digits, only the other {b}. Luck alone does as much in {luck}.</source>
            <translation>이 신경망만 맞힌 숫자는 {a}개, 다른 신경망만 맞힌 숫자는 {b}개입니다. 우연만으로도 이만큼 차이 날 확률이 {luck}입니다.</translation>
        </message>
        <message>
            <source>Only this network reads {a} digits, only the other {b}: no luck (under {luck}).</source>
            <translation>이 신경망만 맞힌 숫자는 {a}개, 다른 신경망만 맞힌 숫자는 {b}개로, 우연이라 보기 어렵습니다({luck} 이하).</translation>
        </message>
        <message>
            <source>Its certainties are honest: on average {error} points from the accuracy.</source>
            <translation>확신도를 믿을 수 있습니다. 정확도와 평균 {error}%p 차이입니다.</translation>
        </message>
        <message>
            <source>Its certainties promise too much: {error} points above the accuracy.</source>
            <translation>확신이 지나칩니다. 확신도가 정확도보다 {error}%p 높습니다.</translation>
        </message>
        <message>
            <source>Its certainties promise too little: {error} points below the accuracy.</source>
            <translation>확신이 부족합니다. 확신도가 정확도보다 {error}%p 낮습니다.</translation>
        </message>
    </context>
    <context>
        <name>MistakesView</name>
        <message>
            <source>surest first</source>
            <translation>확신 큰 순</translation>
        </message>
        <message>
            <source>least sure</source>
            <translation>확신 작은 순</translation>
        </message>
        <message>
            <source>The digits that it was surest of stand first.</source>
            <translation>가장 확신한 숫자가 먼저 나옵니다.</translation>
        </message>
        <message>
            <source>The digits that it was least sure of stand first.</source>
            <translation>가장 확신하지 못한 숫자가 먼저 나옵니다.</translation>
        </message>
        <message>
            <source>Worst mistakes</source>
            <translation>심한 오답</translation>
        </message>
        <message>
            <source>Calibration</source>
            <translation>확신도 보정</translation>
        </message>
        <message>
            <source>The misread digits that the network was surest of.</source>
            <translation>신경망이 가장 확신하면서 틀린 숫자입니다.</translation>
        </message>
        <message>
            <source>How often it is right where it says that it is so certain.</source>
            <translation>확신도마다 실제로 맞힌 비율을 보여 줍니다.</translation>
        </message>
        <message>
            <source>Every digit is right</source>
            <translation>모두 맞혔습니다</translation>
        </message>
        <message>
            <source>Digits of the chosen numbers</source>
            <translation>선택한 칸의 숫자</translation>
        </message>
        <message>
            <source>Arrows walk through them, Enter takes the selected one on, Esc shows all mistakes.</source>
            <translation>화살표 키로 숫자를 고르고, Enter로 이어서 살펴보며, Esc를 누르면 모든 오답이 보입니다.</translation>
        </message>
        <message>
            <source>A click opens the number that the digit belongs to.</source>
            <translation>클릭하면 그 숫자가 속한 칸이 열립니다.</translation>
        </message>
        <message>
            <source>Test accuracy</source>
            <translation>테스트 정확도</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>오답</translation>
        </message>
        <message>
            <source>Weakest digit</source>
            <translation>가장 약한 숫자</translation>
        </message>
        <message>
            <source>Most mixed up</source>
            <translation>가장 많은 혼동</translation>
        </message>
        <message>
            <source>Wrong at over 99 %</source>
            <translation>확신도 99% 초과 오답</translation>
        </message>
        <message>
            <source>Right digit second</source>
            <translation>정답이 두 번째</translation>
        </message>
        <message>
            <source>Weakest digit, {name}</source>
            <translation>가장 약한 숫자, {name}</translation>
        </message>
        <message>
            <source>Most mixed up, {is} → {read}</source>
            <translation>가장 많은 혼동, {is} → {read}</translation>
        </message>
        <message>
            <source>Train accuracy</source>
            <translation>훈련 정확도</translation>
        </message>
        <message>
            <source>Share of the digits that are read right.</source>
            <translation>바르게 읽은 숫자의 비율입니다.</translation>
        </message>
        <message>
            <source>Mistakes of {count}</source>
            <translation>오답, 전체 {count}</translation>
        </message>
        <message>
            <source>How many digits are misread.</source>
            <translation>잘못 읽은 숫자의 개수입니다.</translation>
        </message>
        <message>
            <source>The class of which the smallest share is found.</source>
            <translation>재현율이 가장 낮은 클래스입니다.</translation>
        </message>
        <message>
            <source>The largest number of mistakes of one kind.</source>
            <translation>한 종류의 오답 가운데 가장 많은 것입니다.</translation>
        </message>
        <message>
            <source>Mistakes of which the network was more than 99 % certain.</source>
            <translation>신경망의 확신도가 99%를 넘는 오답입니다.</translation>
        </message>
        <message>
            <source>Share of the mistakes whose second answer is right.</source>
            <translation>두 번째 답이 정답인 오답의 비율입니다.</translation>
        </message>
        <message>
            <source>number of test digits</source>
            <translation>테스트 숫자 개수</translation>
        </message>
        <message>
            <source>how many more than the other network</source>
            <translation>다른 신경망보다 많은 개수</translation>
        </message>
        <message>
            <source>% of the row</source>
            <translation>행 비율 %</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>혼동 행렬</translation>
        </message>
        <message>
            <source>measuring…</source>
            <translation>측정 중…</translation>
        </message>
        <message>
            <source>{is} read as {read}</source>
            <translation>{is} → {read}</translation>
        </message>
        <message>
            <source>{count} numbers chosen</source>
            <translation>칸 {count}개 선택</translation>
        </message>
        <message>
            <source>All mistakes</source>
            <translation>모든 오답</translation>
        </message>
        <message>
            <source>{count} digits</source>
            <translation>숫자 {count}개</translation>
        </message>
        <message>
            <source>Digit {number}</source>
            <translation>숫자 {number}번</translation>
        </message>
        <message>
            <source>Click a digit to see its three likeliest answers.</source>
            <translation>숫자를 클릭하면 가능성이 높은 답 셋이 보입니다.</translation>
        </message>
        <message>
            <source>Digit {number}: is {is}, read as {read}</source>
            <translation>숫자 {number}번: 정답 {is}, 읽은 결과 {read}</translation>
        </message>
        <message>
            <source>All {count}</source>
            <translation>전체 {count}</translation>
        </message>
        <message>
            <source>expected error {error} points</source>
            <translation>기대 보정 오차 {error}%p</translation>
        </message>
        <message>
            <source>certainty, %</source>
            <translation>확신도, %</translation>
        </message>
        <message>
            <source>of all digits, surest first</source>
            <translation>전체에서 확신 큰 순</translation>
        </message>
    </context>
    <context>
        <name>NetworkOpener</name>
        <message>
            <source>Weights ({patterns})</source>
            <translation>가중치 ({patterns})</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>모든 파일 (*)</translation>
        </message>
        <message>
            <source>Open weights…</source>
            <translation>가중치 열기…</translation>
        </message>
    </context>
    <context>
        <name>NetworkSection</name>
        <message>
            <source>Network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>The network that all views look at.</source>
            <translation>모든 보기에서 살펴볼 신경망입니다.</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>숫자 데이터</translation>
        </message>
        <message>
            <source>The digits that the network reads.</source>
            <translation>신경망이 읽을 숫자 데이터입니다.</translation>
        </message>
        <message>
            <source>Compare with</source>
            <translation>비교 대상</translation>
        </message>
        <message>
            <source>A second network on the same digits: the cells show the difference.</source>
            <translation>같은 숫자를 읽은 두 번째 신경망으로, 칸에는 차이가 나옵니다.</translation>
        </message>
        <message>
            <source>Open weights…</source>
            <translation>가중치 열기…</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>{count} convolutions</source>
            <translation>합성곱 층 {count}개</translation>
        </message>
        <message>
            <source>{count} layers</source>
            <translation>층 {count}개</translation>
        </message>
        <message>
            <source>{count} parameters</source>
            <translation>매개변수 {count}개</translation>
        </message>
        <message>
            <source>kept run</source>
            <translation>저장된 실행</translation>
        </message>
        <message>
            <source>shipped</source>
            <translation>기본 제공</translation>
        </message>
        <message>
            <source>{data}, test</source>
            <translation>{data}, 테스트</translation>
        </message>
        <message>
            <source>{data}, training</source>
            <translation>{data}, 훈련</translation>
        </message>
    </context>
    <context>
        <name>NetworkSheet</name>
        <message>
            <source>Open a network</source>
            <translation>신경망 열기</translation>
        </message>
        <message>
            <source>Use it</source>
            <translation>사용</translation>
        </message>
        <message>
            <source>File</source>
            <translation>파일</translation>
        </message>
        <message>
            <source>Arrays</source>
            <translation>배열</translation>
        </message>
        <message>
            <source>What it does not say</source>
            <translation>파일에 없는 것</translation>
        </message>
        <message>
            <source>Read as data only: no code in a file is ever run.</source>
            <translation>데이터로만 읽습니다. 파일의 코드는 절대 실행하지 않습니다.</translation>
        </message>
        <message>
            <source>The network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Read differently</source>
            <translation>다르게 읽은 숫자</translation>
        </message>
        <message>
            <source>No way tried reads digits well, and the file does not say which is right. Set it yourself.</source>
            <translation>시도한 어떤 방법도 숫자를 잘 읽지 못하고, 파일에도 답이 없습니다. 직접 정하면 됩니다.</translation>
        </message>
        <message>
            <source>Several ways to run these arrays read almost alike, and the file does not say which is right.</source>
            <translation>이 배열을 쓰는 여러 방법이 거의 똑같이 읽고, 어느 것이 맞는지 파일에 없습니다.</translation>
        </message>
        <message>
            <source>0 to 1</source>
            <translation>0~1</translation>
        </message>
        <message>
            <source>mean 0.13, spread 0.31</source>
            <translation>평균 0.13, 표준편차 0.31</translation>
        </message>
        <message>
            <source>−1 to 1</source>
            <translation>−1~1</translation>
        </message>
        <message>
            <source>0 to 255</source>
            <translation>0~255</translation>
        </message>
        <message>
            <source>1 (paper) to 0</source>
            <translation>1(종이)~0</translation>
        </message>
        <message>
            <source>1 (paper) to −1</source>
            <translation>1(종이)~−1</translation>
        </message>
        <message>
            <source>255 (paper) to 0</source>
            <translation>255(종이)~0</translation>
        </message>
        <message>
            <source>−0.5 to 0.5</source>
            <translation>−0.5~0.5</translation>
        </message>
        <message>
            <source>mean 0.45, spread 0.23</source>
            <translation>평균 0.45, 표준편차 0.23</translation>
        </message>
        <message>
            <source>mean 0.13, spread 0.31, rim too</source>
            <translation>평균 0.13, 표준편차 0.31, 테두리 포함</translation>
        </message>
        <message>
            <source>−1 to 1, rim too</source>
            <translation>−1~1, 테두리 포함</translation>
        </message>
        <message>
            <source>Opens the network as chosen; its note says that you chose.</source>
            <translation>고른 대로 신경망을 엽니다. 직접 골랐다는 메모가 남습니다.</translation>
        </message>
        <message>
            <source>Choose one of the candidates first.</source>
            <translation>먼저 후보 하나를 고르면 됩니다.</translation>
        </message>
        <message>
            <source>right on {only} of the {total} that only one reads</source>
            <translation>한쪽만 읽은 {total}개 가운데 {only}개 정답</translation>
        </message>
        <message>
            <source>{count} of {digits} read</source>
            <translation>{digits}개 가운데 {count}개</translation>
        </message>
        <message>
            <source>after every hidden layer</source>
            <translation>모든 은닉층 뒤</translation>
        </message>
        <message>
            <source>with other padding or pooling</source>
            <translation>패딩이나 풀링이 다름</translation>
        </message>
        <message>
            <source>padding and pooling as below</source>
            <translation>패딩과 풀링은 아래와 같음</translation>
        </message>
        <message>
            <source>Choose below, layer by layer. Each choice is read on the same digits at once.</source>
            <translation>아래에서 층마다 고릅니다. 고를 때마다 같은 숫자를 바로 읽습니다.</translation>
        </message>
        <message>
            <source>{count} others were tried, the best reads {percent} %</source>
            <translation>다른 방법 {count}개 시도, 최고 {percent}%</translation>
        </message>
        <message>
            <source>Set it yourself</source>
            <translation>직접 설정</translation>
        </message>
        <message>
            <source>{count} parameters</source>
            <translation>매개변수 {count}개</translation>
        </message>
        <message>
            <source>from its arrays</source>
            <translation>배열에서 알아냄</translation>
        </message>
        <message>
            <source>from its file</source>
            <translation>파일에 적힌 대로</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>입력</translation>
        </message>
        <message>
            <source>Way to run it</source>
            <translation>실행 방식</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>활성화 함수</translation>
        </message>
        <message>
            <source>the file</source>
            <translation>파일</translation>
        </message>
        <message>
            <source>shapes</source>
            <translation>형상</translation>
        </message>
        <message>
            <source>reading digits</source>
            <translation>숫자 읽기</translation>
        </message>
        <message>
            <source>not decided</source>
            <translation>정해지지 않음</translation>
        </message>
        <message>
            <source>Choosing another value reads the digits with it and makes it your choice.</source>
            <translation>다른 값을 고르면 그 값으로 숫자를 읽고, 직접 설정이 됩니다.</translation>
        </message>
        <message>
            <source>{first} (left) against {second} (right), {total} of {digits} digits; a misread is underlined.</source>
            <translation>{first}(왼쪽)과 {second}(오른쪽): 숫자 {digits}개 가운데 {total}개. 틀린 답에 밑줄.</translation>
        </message>
        <message>
            <source>{first} to {second}: luck alone does as much 1 time in {times}.</source>
            <translation>{first} 대 {second}: 우연만으로도 {times}번에 1번은 이만큼 차이 납니다.</translation>
        </message>
        <message>
            <source>decided</source>
            <translation>정해짐</translation>
        </message>
        <message>
            <source>Pixel scale</source>
            <translation>픽셀 범위</translation>
        </message>
        <message>
            <source>Padding and pooling</source>
            <translation>패딩과 풀링</translation>
        </message>
    </context>
    <context>
        <name>NeuronCanvas</name>
        <message>
            <source>bias</source>
            <translation>편향</translation>
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
            <source>Must be at least {low}.</source>
            <translation>{low} 이상이어야 합니다.</translation>
        </message>
        <message>
            <source>Must be at most {high}.</source>
            <translation>{high} 이하여야 합니다.</translation>
        </message>
        <message>
            <source>Write {example} with a point.</source>
            <translation>소수점을 찍어 {example}처럼 써야 합니다.</translation>
        </message>
        <message>
            <source>Must be between {low} and {high}.</source>
            <translation>{low}에서 {high} 사이여야 합니다.</translation>
        </message>
    </context>
    <context>
        <name>OddsCard</name>
        <message>
            <source>odds  p / (1 − p)</source>
            <translation>오즈  p / (1 − p)</translation>
        </message>
        <message>
            <source>logit  ln(p / (1 − p))</source>
            <translation>로짓  ln(p / (1 − p))</translation>
        </message>
        <message>
            <source>sigmoid  1 / (1 + e⁻ᶻ)</source>
            <translation>시그모이드  1 / (1 + e⁻ᶻ)</translation>
        </message>
    </context>
    <context>
        <name>OptimizersView</name>
        <message>
            <source>Surface from above</source>
            <translation>위에서 본 곡면</translation>
        </message>
        <message>
            <source>Drag the ring to start elsewhere.</source>
            <translation>동그라미를 끌면 출발점이 바뀝니다.</translation>
        </message>
        <message>
            <source>The weight after each step</source>
            <translation>스텝마다의 가중치</translation>
        </message>
        <message>
            <source>What the rule keeps</source>
            <translation>규칙이 기억하는 값</translation>
        </message>
    </context>
    <context>
        <name>OutputColumn</name>
        <message>
            <source>Output</source>
            <translation>출력</translation>
        </message>
    </context>
    <context>
        <name>OverMenu</name>
        <message>
            <source>Open comparison…</source>
            <translation>비교 열기…</translation>
        </message>
        <message>
            <source>Lay over the runs of a file…</source>
            <translation>파일의 실행 겹쳐 보기…</translation>
        </message>
        <message>
            <source>Lay over a kept run</source>
            <translation>저장된 실행 겹쳐 보기</translation>
        </message>
        <message>
            <source>Save comparison…</source>
            <translation>비교 저장…</translation>
        </message>
        <message>
            <source>Another kept run…</source>
            <translation>다른 저장된 실행…</translation>
        </message>
        <message>
            <source>Open comparison</source>
            <translation>비교 열기</translation>
        </message>
        <message>
            <source>Lay over the runs of a file</source>
            <translation>파일의 실행 겹쳐 보기</translation>
        </message>
        <message>
            <source>Save comparison</source>
            <translation>비교 저장</translation>
        </message>
    </context>
    <context>
        <name>OverfitCanvas</name>
        <message>
            <source>drawn</source>
            <translation>뽑음</translation>
        </message>
        <message>
            <source>keep</source>
            <translation>남김</translation>
        </message>
        <message>
            <source>training</source>
            <translation>훈련</translation>
        </message>
        <message>
            <source>reading</source>
            <translation>읽기</translation>
        </message>
        <message>
            <source>running μ → {value}</source>
            <translation>이동 평균 μ → {value}</translation>
        </message>
        <message>
            <source>running σ² → {value}</source>
            <translation>이동 분산 σ² → {value}</translation>
        </message>
        <message>
            <source>mean {mean} %, deviation {deviation} %</source>
            <translation>평균 {mean}%, 표준편차 {deviation}%</translation>
        </message>
        <message>
            <source>train</source>
            <translation>훈련</translation>
        </message>
        <message>
            <source>test</source>
            <translation>테스트</translation>
        </message>
        <message>
            <source>Nothing measured yet</source>
            <translation>아직 측정한 값이 없습니다</translation>
        </message>
        <message>
            <source>A button below trains; its bars appear here.</source>
            <translation>아래 버튼을 누르면 학습하고, 그 막대가 여기에 나타납니다.</translation>
        </message>
        <message>
            <source>The button below hands the five networks over; their curves appear there.</source>
            <translation>아래 버튼을 누르면 신경망 다섯 개가 넘어가고, 곡선은 그곳에 나타납니다.</translation>
        </message>
        <message>
            <source>The race runs on the page Compare</source>
            <translation>나란히 학습은 비교 페이지에서 합니다</translation>
        </message>
    </context>
    <context>
        <name>OverfittingView</name>
        <message>
            <source>training…</source>
            <translation>학습 중…</translation>
        </message>
        <message>
            <source>Trains small networks on the sample and measures them.</source>
            <translation>작은 신경망을 표본으로 학습시키고 정확도를 잽니다.</translation>
        </message>
        <message>
            <source>Race on Compare</source>
            <translation>비교 페이지에서 학습</translation>
        </message>
        <message>
            <source>Opens Compare with five runs on 300 digits, ready to start.</source>
            <translation>숫자 300개로 실행 5개를 준비해 비교 페이지를 엽니다.</translation>
        </message>
        <message>
            <source>Numbers through dropout and batch norm, and measured accuracies</source>
            <translation>드롭아웃과 배치 정규화를 거치는 수, 측정한 정확도</translation>
        </message>
    </context>
    <context>
        <name>OwnDataSheet</name>
        <message>
            <source>Your own data</source>
            <translation>내 데이터</translation>
        </message>
        <message>
            <source>See each picture as the network will get it, and change what does not look right.</source>
            <translation>신경망이 받을 모습 그대로 그림을 보고, 이상한 것을 바꿉니다.</translation>
        </message>
        <message>
            <source>Use these pictures</source>
            <translation>이 그림 사용</translation>
        </message>
        <message>
            <source>As the network gets them</source>
            <translation>신경망이 받는 모습</translation>
        </message>
        <message>
            <source>before and after</source>
            <translation>전과 후</translation>
        </message>
        <message>
            <source>one of each</source>
            <translation>하나씩</translation>
        </message>
        <message>
            <source>hardest</source>
            <translation>어려운 것</translation>
        </message>
        <message>
            <source>all</source>
            <translation>모두</translation>
        </message>
        <message>
            <source>A picture or two of every class.</source>
            <translation>클래스마다 그림 한두 개입니다.</translation>
        </message>
        <message>
            <source>Those that are least like the others of their class.</source>
            <translation>같은 클래스의 다른 그림과 가장 다른 것들입니다.</translation>
        </message>
        <message>
            <source>All pictures, sixteen at a time.</source>
            <translation>모든 그림을 열여섯 개씩 봅니다.</translation>
        </message>
        <message>
            <source>Click or arrow keys choose; I inverts, Delete leaves out, 0 to 9 give another class.</source>
            <translation>클릭이나 화살표로 고릅니다. I는 반전, Delete는 제외, 0~9는 다른 클래스입니다.</translation>
        </message>
        <message>
            <source>Invert this one</source>
            <translation>이 그림 반전</translation>
        </message>
        <message>
            <source>Turns light and dark of the chosen picture. Key: I.</source>
            <translation>고른 그림의 밝기를 뒤집습니다. 키: I</translation>
        </message>
        <message>
            <source>Leave it out</source>
            <translation>빼기</translation>
        </message>
        <message>
            <source>Does not use the chosen picture. Key: Delete.</source>
            <translation>고른 그림을 쓰지 않습니다. 키: Delete</translation>
        </message>
        <message>
            <source>Other class…</source>
            <translation>다른 클래스…</translation>
        </message>
        <message>
            <source>Gives the chosen picture another class. Keys: 0 to 9.</source>
            <translation>고른 그림의 클래스를 바꿉니다. 키: 0~9</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>목록 복사</translation>
        </message>
        <message>
            <source>Copies all names and reasons.</source>
            <translation>모든 이름과 이유를 복사합니다.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>이전</translation>
        </message>
        <message>
            <source>Shows the pictures before these.</source>
            <translation>앞의 그림을 보입니다.</translation>
        </message>
        <message>
            <source>Further</source>
            <translation>다음</translation>
        </message>
        <message>
            <source>Shows the pictures after these.</source>
            <translation>다음 그림을 보입니다.</translation>
        </message>
        <message>
            <source>Pictures of each class</source>
            <translation>클래스별 그림 수</translation>
        </message>
        <message>
            <source>What changes in the network</source>
            <translation>신경망에서 바뀌는 것</translation>
        </message>
        <message>
            <source>Last layer</source>
            <translation>마지막 층</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>매개변수</translation>
        </message>
        <message>
            <source>First weights</source>
            <translation>가중치의 초깃값</translation>
        </message>
        <message>
            <source>class {name}</source>
            <translation>클래스 {name}</translation>
        </message>
        <message>
            <source>{first} to {last} of {count}</source>
            <translation>{count}개 중 {first}~{last}</translation>
        </message>
        <message>
            <source>{learn} to learn from, {test} to test</source>
            <translation>훈련 {learn}개, 테스트 {test}개</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>읽는 중…</translation>
        </message>
        <message>
            <source>Choose a folder or a file.</source>
            <translation>폴더나 파일을 고르면 여기에 보입니다.</translation>
        </message>
        <message>
            <source>{count} pictures in {classes} classes, {size} × {size}</source>
            <translation>클래스 {classes}개의 그림 {count}개, {size} × {size}</translation>
        </message>
        <message>
            <source>read in {seconds} s</source>
            <translation>{seconds}초 만에 읽음</translation>
        </message>
        <message>
            <source>Trains on these pictures. The files themselves are never changed.</source>
            <translation>이 그림으로 학습합니다. 파일 자체는 바뀌지 않습니다.</translation>
        </message>
        <message>
            <source>{count} of {total} files left out</source>
            <translation>파일 {total}개 중 {count}개 제외</translation>
        </message>
        <message>
            <source>as they are</source>
            <translation>그대로</translation>
        </message>
        <message>
            <source>trained → new</source>
            <translation>학습된 값 → 새 값</translation>
        </message>
        <message>
            <source>Use each once</source>
            <translation>한 번씩만 사용</translation>
        </message>
        <message>
            <source>Leaves out every picture that equals an earlier one; the files stay.</source>
            <translation>앞의 그림과 같은 그림을 모두 제외합니다. 파일은 그대로 둡니다.</translation>
        </message>
        <message>
            <source>{count} there twice</source>
            <translation>중복 {count}개</translation>
        </message>
    </context>
    <context>
        <name>Page</name>
        <message>
            <source>Train</source>
            <translation>학습</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>비교</translation>
        </message>
        <message>
            <source>Initialize</source>
            <translation>초깃값</translation>
        </message>
        <message>
            <source>Postal code</source>
            <translation>우편번호</translation>
        </message>
        <message>
            <source>Course labs</source>
            <translation>강의 실험실</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>실행 기록</translation>
        </message>
    </context>
    <context>
        <name>PageSheet</name>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Goes back; nothing has changed. Key: Esc.</source>
            <translation>아무것도 바꾸지 않고 돌아갑니다. 키: Esc.</translation>
        </message>
    </context>
    <context>
        <name>PairGrid</name>
        <message>
            <source>empty</source>
            <translation>비어 있음</translation>
        </message>
        <message>
            <source>inverted</source>
            <translation>반전</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>그대로</translation>
        </message>
    </context>
    <context>
        <name>ParallelPlot</name>
        <message>
            <source>No trial yet</source>
            <translation>아직 시행이 없습니다</translation>
        </message>
        <message>
            <source>Start tries the settings at the left.</source>
            <translation>시작을 누르면 왼쪽의 설정을 시험합니다.</translation>
        </message>
        <message>
            <source>Right, %</source>
            <translation>정답, %</translation>
        </message>
    </context>
    <context>
        <name>PathCard</name>
        <message>
            <source>Path of the digit</source>
            <translation>숫자의 경로</translation>
        </message>
        <message>
            <source>Arrows walk over the maps, Space switches one off, the Page keys show further ones.</source>
            <translation>화살표 키로 맵을 고르고, 스페이스 바로 끄며, Page 키로 나머지를 봅니다.</translation>
        </message>
    </context>
    <context>
        <name>PathView</name>
        <message>
            <source>Map {unit} of block {block}</source>
            <translation>블록 {block}의 맵 {unit}</translation>
        </message>
        <message>
            <source>Unit {unit} of block {block}</source>
            <translation>블록 {block}의 노드 {unit}</translation>
        </message>
        <message>
            <source>Switched off. A double click or Space switches it on.</source>
            <translation>꺼져 있습니다. 두 번 클릭하거나 스페이스 바를 누르면 켜집니다.</translation>
        </message>
        <message>
            <source>A click selects it, a double click or Space switches it off.</source>
            <translation>클릭하면 선택되고, 두 번 클릭하거나 스페이스 바를 누르면 꺼집니다.</translation>
        </message>
        <message>
            <source>Switched off alone it costs {points} points of accuracy.</source>
            <translation>이것 하나만 끄면 정확도가 {points}%p 떨어집니다.</translation>
        </message>
        <message>
            <source>Block {number}</source>
            <translation>블록 {number}</translation>
        </message>
        <message>
            <source>Dense</source>
            <translation>완전 연결</translation>
        </message>
        <message>
            <source>{maps} maps, {height} × {width}</source>
            <translation>맵 {maps}개, {height} × {width}</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>입력</translation>
        </message>
        <message>
            <source>is {name}, read as</source>
            <translation>정답 {name}, 읽은 결과</translation>
        </message>
        <message>
            <source>read as</source>
            <translation>읽은 결과</translation>
        </message>
        <message>
            <source>{percent} with everything on</source>
            <translation>모두 켰을 때 {percent}</translation>
        </message>
        <message>
            <source>now, and before</source>
            <translation>현재와 이전</translation>
        </message>
        <message>
            <source>certainty</source>
            <translation>확신도</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>출력</translation>
        </message>
        <message>
            <source>likeliest of {count} classes</source>
            <translation>클래스 {count}개 중 가능성 높은 순</translation>
        </message>
    </context>
    <context>
        <name>PerceptronView</name>
        <message>
            <source>output 1</source>
            <translation>출력 1</translation>
        </message>
        <message>
            <source>output {low}</source>
            <translation>출력 {low}</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>손 계산</translation>
        </message>
        <message>
            <source>program</source>
            <translation>프로그램</translation>
        </message>
        <message>
            <source>rule</source>
            <translation>규칙</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>입력</translation>
        </message>
        <message>
            <source>Hidden layer</source>
            <translation>은닉층</translation>
        </message>
        <message>
            <source>Errors per pass</source>
            <translation>바퀴마다 틀린 개수</translation>
        </message>
        <message>
            <source>Gates</source>
            <translation>게이트</translation>
        </message>
        <message>
            <source>NAND and OR in the hidden layer, AND behind them, outputs 0 and 1.</source>
            <translation>은닉층에 NAND와 OR, 그 뒤에 AND를 둡니다. 출력은 0과 1입니다.</translation>
        </message>
        <message>
            <source>Matrices of the notes</source>
            <translation>강의 노트의 행렬</translation>
        </message>
        <message>
            <source>U¹ and U² as the notes have them, outputs −1 and 1.</source>
            <translation>강의 노트의 U¹과 U²입니다. 출력은 −1과 1입니다.</translation>
        </message>
        <message>
            <source>Plane with the points and the line</source>
            <translation>점과 직선이 있는 평면</translation>
        </message>
        <message>
            <source>Plane of the hidden layer</source>
            <translation>은닉층의 평면</translation>
        </message>
    </context>
    <context>
        <name>PixelCard</name>
        <message>
            <source>What each pixel does</source>
            <translation>픽셀 기여도(saliency)</translation>
        </message>
        <message>
            <source>cover</source>
            <translation>가리기</translation>
        </message>
        <message>
            <source>gradient</source>
            <translation>기울기</translation>
        </message>
        <message>
            <source>How the log odds of the answer change when a patch of 5 × 5 pixels is set to 0.</source>
            <translation>5 × 5픽셀을 0으로 바꿀 때 답의 로그 오즈가 얼마나 변하는지 보여 줍니다.</translation>
        </message>
        <message>
            <source>What covering would change if the network were linear here: pixel times gradient.</source>
            <translation>신경망이 여기에서 선형이라면 가리기로 변할 값으로, 픽셀과 기울기의 곱입니다.</translation>
        </message>
        <message>
            <source>against</source>
            <translation>반대</translation>
        </message>
        <message>
            <source>for {name}</source>
            <translation>{name} 지지</translation>
        </message>
        <message>
            <source>{name}, most covered</source>
            <translation>{name}, 가장 가렸을 때</translation>
        </message>
        <message>
            <source>where a 5 × 5 patch hides it most</source>
            <translation>5 × 5픽셀로 가장 많이 가린 곳</translation>
        </message>
    </context>
    <context>
        <name>PlotArea</name>
        <message>
            <source>each step</source>
            <translation>스텝마다</translation>
        </message>
        <message>
            <source>smoothed</source>
            <translation>평균</translation>
        </message>
    </context>
    <context>
        <name>PlotCard</name>
        <message>
            <source>Hide or show {name}</source>
            <translation>{name} 숨기기 또는 보이기</translation>
        </message>
        <message>
            <source>each step</source>
            <translation>스텝마다</translation>
        </message>
        <message>
            <source>smoothed</source>
            <translation>평균</translation>
        </message>
        <message>
            <source>Log axis</source>
            <translation>로그 축</translation>
        </message>
        <message>
            <source>Reset view</source>
            <translation>전체 보기</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>곡선</translation>
        </message>
        <message>
            <source>Shows all of the curves again, and follows them. Key: 0.</source>
            <translation>곡선 전체를 다시 보여 주고, 자라는 곡선을 따라갑니다. 단축키: 0.</translation>
        </message>
    </context>
    <context>
        <name>PostalDesk</name>
        <message>
            <source>Undo</source>
            <translation>되돌리기</translation>
        </message>
        <message>
            <source>Takes back the last stroke, in whichever box it was.</source>
            <translation>어느 칸에 있든 마지막 획을 되돌립니다.</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>다시 하기</translation>
        </message>
        <message>
            <source>Does again what was taken back.</source>
            <translation>되돌린 것을 다시 합니다.</translation>
        </message>
        <message>
            <source>Erase all</source>
            <translation>모두 지우기</translation>
        </message>
        <message>
            <source>Empties the boxes; undo brings them back. Key: E.</source>
            <translation>다섯 칸을 비웁니다. 되돌리기로 되살릴 수 있습니다. 단축키: E.</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>저장…</translation>
        </message>
        <message>
            <source>As a PNG picture, or as strokes that can be opened and drawn on again.</source>
            <translation>PNG 그림으로, 또는 다시 열어 이어 그릴 수 있는 획으로 저장합니다.</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>그림</translation>
        </message>
        <message>
            <source>Shows where the digits were cut out of the picture; drag the frames to mend the cuts.</source>
            <translation>그림에서 숫자를 잘라 낸 자리를 보여 줍니다. 틀을 끌어 고칠 수 있습니다.</translation>
        </message>
        <message>
            <source>Add cut</source>
            <translation>틀 추가</translation>
        </message>
        <message>
            <source>Puts a frame into the widest free part of the picture.</source>
            <translation>그림에서 가장 넓은 빈 곳에 틀을 놓습니다.</translation>
        </message>
        <message>
            <source>Remove cut</source>
            <translation>틀 제거</translation>
        </message>
        <message>
            <source>Takes the chosen frame away. Key: Delete.</source>
            <translation>선택한 틀을 없앱니다. 단축키: Delete.</translation>
        </message>
        <message>
            <source>Cuts of the picture</source>
            <translation>그림의 틀</translation>
        </message>
        <message>
            <source>Drag a frame or its edges, or draw a new one. The wheel looks closer, the right button moves the picture.</source>
            <translation>틀이나 틀의 변을 끌거나 새 틀을 그립니다. 휠로 확대하고, 마우스 오른쪽 버튼으로 그림을 옮깁니다.</translation>
        </message>
        <message>
            <source>Erase box {number}</source>
            <translation>{number}번 칸 지우기</translation>
        </message>
        <message>
            <source>Key: Delete.</source>
            <translation>단축키: Delete.</translation>
        </message>
        <message>
            <source>Space: write with the arrow keys</source>
            <translation>스페이스 키를 누르면 화살표 키로 씁니다</translation>
        </message>
        <message>
            <source>Space brings a spot, arrow keys move it, Space puts the pen down and lifts it, Esc leaves.</source>
            <translation>스페이스 바를 누르면 펜이 나타나고 화살표 키로 움직입니다. 스페이스 바로 펜을 내리고 떼며, Esc로 나갑니다.</translation>
        </message>
        <message>
            <source>{count} digits found</source>
            <translation>숫자 {count}개를 찾았습니다</translation>
        </message>
        <message>
            <source>Cropped</source>
            <translation>자르기</translation>
        </message>
        <message>
            <source>Centered</source>
            <translation>중심 맞추기</translation>
        </message>
        <message>
            <source>28×28 input</source>
            <translation>입력 28×28</translation>
        </message>
        <message>
            <source>What the network gets</source>
            <translation>신경망이 받는 그림</translation>
        </message>
        <message>
            <source>Write a digit here</source>
            <translation>여기에 숫자를 씁니다</translation>
        </message>
        <message>
            <source>Box {number}: empty</source>
            <translation>{number}번 칸: 비어 있음</translation>
        </message>
        <message>
            <source>Box {number}</source>
            <translation>{number}번 칸</translation>
        </message>
        <message>
            <source>Box {number}: {digit}, {percent}</source>
            <translation>{number}번 칸: {digit}, {percent}</translation>
        </message>
        <message>
            <source>Box {number}: not sure, perhaps {digit}, {percent}</source>
            <translation>{number}번 칸: 확신 없음, 아마 {digit}, {percent}</translation>
        </message>
        <message>
            <source>{count} digits found; the first five are read: a code has five</source>
            <translation>숫자 {count}개를 찾았습니다. 우편번호는 다섯 자리이므로 앞의 다섯 개를 읽습니다</translation>
        </message>
        <message>
            <source>Enter says which digit it really is, I inspects it, Delete erases the box.</source>
            <translation>Enter로 실제 숫자를 알려 주고, I로 살펴보며, Delete로 칸을 지웁니다.</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Wrong? Teach it</source>
            <translation>정답 알려 주기</translation>
        </message>
    </context>
    <context>
        <name>PostalFiles</name>
        <message>
            <source>The clipboard holds no picture; copy one and paste again.</source>
            <translation>클립보드에 그림이 없습니다. 그림을 복사한 뒤 다시 붙여넣으면 됩니다.</translation>
        </message>
        <message>
            <source>Pictures and strokes ({patterns})</source>
            <translation>그림과 획 ({patterns})</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>모든 파일 (*)</translation>
        </message>
        <message>
            <source>Open picture…</source>
            <translation>그림 열기…</translation>
        </message>
        <message>
            <source>Weights ({patterns})</source>
            <translation>가중치 ({patterns})</translation>
        </message>
        <message>
            <source>Open weights…</source>
            <translation>가중치 열기…</translation>
        </message>
        <message>
            <source>Picture ({patterns})</source>
            <translation>그림 ({patterns})</translation>
        </message>
        <message>
            <source>Strokes ({patterns})</source>
            <translation>획 ({patterns})</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>저장…</translation>
        </message>
    </context>
    <context>
        <name>PostalPage</name>
        <message>
            <source>Postal code</source>
            <translation>우편번호</translation>
        </message>
        <message>
            <source>Write one digit in each box. The network reads while you draw and says ? where it is not sure.</source>
            <translation>칸마다 숫자를 하나씩 쓰면 신경망이 바로 읽습니다. 확신이 없으면 ?로 표시합니다.</translation>
        </message>
        <message>
            <source>Open picture…</source>
            <translation>그림 열기…</translation>
        </message>
        <message>
            <source>A picture of a written code, or saved strokes. Pasting and dropping work too.</source>
            <translation>우편번호를 쓴 그림이나 저장한 획을 엽니다. 붙여넣거나 끌어다 놓아도 됩니다.</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>읽기</translation>
        </message>
        <message>
            <source>Reads the five boxes now, with a beep. Key: R.</source>
            <translation>다섯 칸을 지금 읽고 신호음을 냅니다. 단축키: R.</translation>
        </message>
        <message>
            <source>not sure</source>
            <translation>확신 없음</translation>
        </message>
        <message>
            <source>no digit?</source>
            <translation>숫자 아님?</translation>
        </message>
        <message>
            <source>Let it go to open it here.</source>
            <translation>여기에 놓으면 열립니다.</translation>
        </message>
        <message>
            <source>Reads as you draw</source>
            <translation>그리는 동안 읽습니다</translation>
        </message>
        <message>
            <source>Reads as you draw · {time} ms</source>
            <translation>그리는 동안 읽습니다 · {time} ms</translation>
        </message>
        <message>
            <source>Save drawing…</source>
            <translation>글씨 저장…</translation>
        </message>
        <message>
            <source>Save drawing as…</source>
            <translation>다른 이름으로 글씨 저장…</translation>
        </message>
    </context>
    <context>
        <name>PostalPanel</name>
        <message>
            <source>Network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Who reads: shipped, just trained, a kept run, or any weights file.</source>
            <translation>어느 신경망이 읽을지 고릅니다. 기본 제공, 방금 학습한 것, 보관된 실행, 가중치 파일 중에서 고를 수 있습니다.</translation>
        </message>
        <message>
            <source>Brush</source>
            <translation>펜 굵기</translation>
        </message>
        <message>
            <source>How wide the pen is in a box of 100 px, as on the course's canvas.</source>
            <translation>펜의 굵기입니다. 강의의 캔버스처럼 한 변이 100픽셀인 칸을 기준으로 합니다.</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>읽는 방식</translation>
        </message>
        <message>
            <source>Say ? below</source>
            <translation>? 기준</translation>
        </message>
        <message>
            <source>A digit that is less probable than this is answered with ?.</source>
            <translation>확률이 이보다 낮은 숫자는 ?로 답합니다.</translation>
        </message>
        <message>
            <source>Show the course pipeline</source>
            <translation>강의 방식도 보기</translation>
        </message>
        <message>
            <source>Only shrinks 98×98 to 28×28. Small or off-center digits are misread.</source>
            <translation>98×98을 28×28로 줄이기만 하므로 작거나 치우친 글씨는 잘못 읽습니다.</translation>
        </message>
        <message>
            <source>My drawings</source>
            <translation>내 글씨</translation>
        </message>
        <message>
            <source>Train on my drawings</source>
            <translation>내 글씨로 학습</translation>
        </message>
        <message>
            <source>Look at them…</source>
            <translation>모두 보기…</translation>
        </message>
        <message>
            <source>Shows every drawing with your label; wrong ones can be removed.</source>
            <translation>답을 알려 준 글씨를 모두 보여 줍니다. 잘못된 것은 뺄 수 있습니다.</translation>
        </message>
        <message>
            <source>Look at my drawings</source>
            <translation>내 글씨 모두 보기</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>단축키</translation>
        </message>
        <message>
            <source>erase all</source>
            <translation>모두 지우기</translation>
        </message>
        <message>
            <source>show what the network gets</source>
            <translation>신경망 입력 보기</translation>
        </message>
        <message>
            <source>read, with a beep</source>
            <translation>읽기 (신호음)</translation>
        </message>
        <message>
            <source>quit</source>
            <translation>종료</translation>
        </message>
        <message>
            <source>{network}, taught</source>
            <translation>{network}, 내 글씨를 배움</translation>
        </message>
        <message>
            <source>Open weights…</source>
            <translation>가중치 열기…</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>아직 없음</translation>
        </message>
        <message>
            <source>1 drawing with your label is kept.</source>
            <translation>답을 알려 준 글씨 1개가 저장되어 있습니다.</translation>
        </message>
        <message>
            <source>{count} drawings with your labels are kept.</source>
            <translation>답을 알려 준 글씨 {count}개가 저장되어 있습니다.</translation>
        </message>
        <message>
            <source>None yet. Press Wrong? under a digit and say what it is.</source>
            <translation>아직 없습니다. 숫자 옆의 ‘바로잡기’를 누르고 정답을 알려 주면 저장됩니다.</translation>
        </message>
        <message>
            <source>Goes to the Train page, where this network learns your hand in seconds.</source>
            <translation>학습 페이지로 이동합니다. 이 신경망이 몇 초 만에 내 글씨를 배웁니다.</translation>
        </message>
        <message>
            <source>Needs at least two drawings with your labels.</source>
            <translation>답을 알려 준 글씨가 두 개 이상 있어야 합니다.</translation>
        </message>
        <message>
            <source>Since it was taught, this network reads {after} of {count} right; before it was {before}.</source>
            <translation>가르친 뒤 이 신경망은 {count}개 가운데 {after}개를 바르게 읽습니다. 가르치기 전에는 {before}개였습니다.</translation>
        </message>
        <message>
            <source>Of the {count} that it did not learn from: {after}; before {before}.</source>
            <translation>배우지 않은 {count}개 가운데서는 {after}개, 전에는 {before}개입니다.</translation>
        </message>
        <message>
            <source>It learned from all of them: the third of a digit will be kept aside to test it.</source>
            <translation>모든 글씨로 배웠습니다. 숫자마다 세 번째 글씨는 테스트용으로 따로 둡니다.</translation>
        </message>
        <message>
            <source>The course's own network reads the same boxes, normalized as the course does.</source>
            <translation>강의의 신경망이 같은 칸을 강의 방식으로 정규화해 읽습니다.</translation>
        </message>
        <message>
            <source>Beep</source>
            <translation>신호음</translation>
        </message>
        <message>
            <source>Reading with R or the button sounds the course's tone: 1000 Hz for half a second.</source>
            <translation>R 키나 버튼으로 읽으면 강의와 같은 신호음(1000 Hz, 0.5초)이 납니다.</translation>
        </message>
    </context>
    <context>
        <name>PredictionCard</name>
        <message>
            <source>drag the bars</source>
            <translation>막대를 끌 수 있습니다</translation>
        </message>
        <message>
            <source>Prediction y and target t = {t}</source>
            <translation>예측 y와 정답 t = {t}</translation>
        </message>
        <message>
            <source>all scores alike</source>
            <translation>점수가 모두 같음</translation>
        </message>
        <message>
            <source>each share = 1 / {total}</source>
            <translation>확률마다 1 / {total}</translation>
        </message>
        <message>
            <source>y = w₀ + w₁x and its squares</source>
            <translation>y = w₀ + w₁x와 거리의 제곱</translation>
        </message>
        <message>
            <source>drag the line</source>
            <translation>직선을 끌 수 있습니다</translation>
        </message>
        <message>
            <source>Shares of one row</source>
            <translation>1행의 확률</translation>
        </message>
        <message>
            <source>Shares of {count} rows</source>
            <translation>{count}행의 확률</translation>
        </message>
    </context>
    <context>
        <name>PrintedMenu</name>
        <message>
            <source>As printed in the notes</source>
            <translation>강의 노트에 인쇄된 값</translation>
        </message>
        <message>
            <source> (at best {best} %)</source>
            <translation> (최고 {best}%)</translation>
        </message>
    </context>
    <context>
        <name>RacePanel</name>
        <message>
            <source>Experiment</source>
            <translation>실험</translation>
        </message>
        <message>
            <source>Recipe</source>
            <translation>레시피</translation>
        </message>
        <message>
            <source>The network that every run trains.</source>
            <translation>모든 실행에서 학습시키는 신경망입니다.</translation>
        </message>
        <message>
            <source>What varies</source>
            <translation>달라지는 것</translation>
        </message>
        <message>
            <source>The one thing in which the runs differ.</source>
            <translation>실행마다 다른 단 한 가지입니다.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>스텝 수</translation>
        </message>
        <message>
            <source>How many updates each run makes.</source>
            <translation>실행마다 가중치를 갱신하는 횟수입니다.</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>에폭</translation>
        </message>
        <message>
            <source>How often each run sees every digit.</source>
            <translation>실행마다 모든 숫자를 보는 횟수입니다.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>시드</translation>
        </message>
        <message>
            <source>The same seed, the same race: on the same kind of machine, with any number of threads.</source>
            <translation>시드가 같으면 비교 결과도 같습니다. 같은 종류의 컴퓨터라면 스레드 수와 상관없습니다.</translation>
        </message>
        <message>
            <source>Repeats</source>
            <translation>반복</translation>
        </message>
        <message>
            <source>Off: every run draws its own first weights and batches, as most published figures do.</source>
            <translation>끄면 실행마다 초깃값과 배치를 따로 뽑습니다. 책이나 논문의 그래프는 대부분 그렇게 그립니다.</translation>
        </message>
        <message>
            <source>Same start</source>
            <translation>같은 출발점</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>실행</translation>
        </message>
        <message>
            <source>Course figures</source>
            <translation>강의 그래프</translation>
        </message>
        <message>
            <source>Four optimizers</source>
            <translation>네 가지 옵티마이저</translation>
        </message>
        <message>
            <source>SGD, Momentum, AdaGrad and Adam on one network.</source>
            <translation>한 신경망에서 SGD, 모멘텀, AdaGrad, Adam을 견줍니다.</translation>
        </message>
        <message>
            <source>SGD against Adam</source>
            <translation>SGD와 Adam 비교</translation>
        </message>
        <message>
            <source>Train and test accuracy over 50 epochs, from 70 to 100 %.</source>
            <translation>50에폭 동안의 훈련 정확도와 테스트 정확도를 70~100% 범위에서 보여 줍니다.</translation>
        </message>
        <message>
            <source>Five initializers</source>
            <translation>다섯 가지 초깃값</translation>
        </message>
        <message>
            <source>The same network from five kinds of first weights.</source>
            <translation>같은 신경망이 다섯 가지 초깃값에서 출발합니다.</translation>
        </message>
        <message>
            <source>View</source>
            <translation>보기</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>평균 구간</translation>
        </message>
        <message>
            <source>Steps that each point of the loss is a mean over.</source>
            <translation>손실의 한 점이 몇 스텝의 평균인지 정합니다.</translation>
        </message>
        <message>
            <source>Second plot</source>
            <translation>두 번째 그래프</translation>
        </message>
        <message>
            <source>What the plot beside the loss shows.</source>
            <translation>손실 옆의 그래프가 보여 주는 것입니다.</translation>
        </message>
        <message>
            <source>Test accuracy</source>
            <translation>테스트 정확도</translation>
        </message>
        <message>
            <source>Train accuracy</source>
            <translation>훈련 정확도</translation>
        </message>
        <message>
            <source>Train and test</source>
            <translation>훈련과 테스트</translation>
        </message>
        <message>
            <source>Step length</source>
            <translation>보폭</translation>
        </message>
        <message>
            <source>Own experiment</source>
            <translation>내 실험</translation>
        </message>
        <message>
            <source>Give it {expected} outputs</source>
            <translation>출력 {expected}개로 바꾸기</translation>
        </message>
        <message>
            <source>Changes the last layer, so that it gives one number for each class.</source>
            <translation>마지막 층이 클래스마다 수 하나를 내도록 바꿉니다.</translation>
        </message>
        <message>
            <source>Races from this many seeds, then shows the mean and a band of the spread.</source>
            <translation>시드를 이만큼 바꾸어 되풀이한 뒤 평균과 흩어진 범위를 띠로 보여 줍니다.</translation>
        </message>
        <message>
            <source>It distinguishes {got} classes, this data has {expected}. Choose the data {others}, or change its outputs.</source>
            <translation>이 신경망은 클래스 {got}개를 분류하는데 데이터의 클래스는 {expected}개입니다. ‘{others}’ 데이터를 고르거나 출력 수를 바꾸면 됩니다.</translation>
        </message>
        <message>
            <source>It distinguishes {got} classes, this data has {expected}.</source>
            <translation>이 신경망은 클래스 {got}개를 분류하는데 데이터의 클래스는 {expected}개입니다.</translation>
        </message>
    </context>
    <context>
        <name>RaceTable</name>
        <message>
            <source>Hide or show {name} in the plots</source>
            <translation>그래프에서 {name} 숨기기 또는 보이기</translation>
        </message>
        <message>
            <source>What to do with {name}</source>
            <translation>작업: {name}</translation>
        </message>
    </context>
    <context>
        <name>RaceView</name>
        <message>
            <source>No race yet</source>
            <translation>아직 비교한 실행이 없습니다</translation>
        </message>
        <message>
            <source>Press Start to see the runs learn side by side.</source>
            <translation>시작을 누르면 실행들이 나란히 배우는 모습이 여기에 그려집니다.</translation>
        </message>
        <message>
            <source>Steps until the test accuracy first reached {level} %.</source>
            <translation>테스트 정확도가 처음 {level}%에 이를 때까지의 스텝 수입니다.</translation>
        </message>
        <message>
            <source>Steps to {level} %</source>
            <translation>{level}% 도달 스텝</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>실행</translation>
        </message>
        <message>
            <source>Sorts by name; a third press gives the order of the panel.</source>
            <translation>이름순으로 정렬합니다. 세 번 누르면 패널의 순서로 돌아갑니다.</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>Mean of the last 50 steps.</source>
            <translation>마지막 50스텝의 평균입니다.</translation>
        </message>
        <message>
            <source>Best loss</source>
            <translation>최저 손실</translation>
        </message>
        <message>
            <source>Lowest mean of 50 steps.</source>
            <translation>50스텝 평균 가운데 가장 낮은 값입니다.</translation>
        </message>
        <message>
            <source>Best accuracy</source>
            <translation>최고 정확도</translation>
        </message>
        <message>
            <source>Best so far on all test digits.</source>
            <translation>테스트 데이터 전체에서 지금까지 가장 높은 정확도입니다.</translation>
        </message>
        <message>
            <source>ms per step</source>
            <translation>스텝당 ms</translation>
        </message>
        <message>
            <source>Processor time of one step of this run.</source>
            <translation>이 실행의 한 스텝에 걸린 프로세서 시간입니다.</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>진행</translation>
        </message>
        <message>
            <source>How far the run is, or how it ended.</source>
            <translation>실행이 어디까지 갔는지, 또는 어떻게 끝났는지 보여 줍니다.</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>에폭</translation>
        </message>
        <message>
            <source>step</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>nats, smoothed over {steps} steps</source>
            <translation>nat, {steps}스텝 평균</translation>
        </message>
        <message>
            <source>, log axis</source>
            <translation>, 로그 축</translation>
        </message>
        <message>
            <source>Test accuracy</source>
            <translation>테스트 정확도</translation>
        </message>
        <message>
            <source>Train accuracy</source>
            <translation>훈련 정확도</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>정확도</translation>
        </message>
        <message>
            <source>Step length</source>
            <translation>보폭</translation>
        </message>
        <message>
            <source>in the space of all weights</source>
            <translation>모든 가중치의 공간에서</translation>
        </message>
        <message>
            <source>%, thin lines: train</source>
            <translation>%, 가는 선: 훈련</translation>
        </message>
        <message>
            <source>%, every {steps} steps</source>
            <translation>%, {steps}스텝마다</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>미도달</translation>
        </message>
        <message>
            <source>broken off</source>
            <translation>끊김</translation>
        </message>
        <message>
            <source>done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>diverged at step {step}</source>
            <translation>{step}스텝에서 발산</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>중지됨</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>실패</translation>
        </message>
        <message>
            <source>no more progress</source>
            <translation>더 나아지지 않음</translation>
        </message>
        <message>
            <source>only guesses</source>
            <translation>찍는 수준</translation>
        </message>
    </context>
    <context>
        <name>RaceWords</name>
        <message>
            <source>with</source>
            <translation>사용</translation>
        </message>
        <message>
            <source>without</source>
            <translation>사용 안 함</translation>
        </message>
        <message>
            <source>train</source>
            <translation>훈련</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>옵티마이저</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>학습률</translation>
        </message>
        <message>
            <source>Initializer</source>
            <translation>초깃값</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>배치 크기</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>가중치 감소</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>학습률 스케줄</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>활성화 함수</translation>
        </message>
        <message>
            <source>Batch normalization</source>
            <translation>배치 정규화</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>드롭아웃</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>노드 수</translation>
        </message>
        <message>
            <source>{what}, layer {layer}</source>
            <translation>{what}, {layer}층</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Shows this page. Keys: Ctrl+{number}.</source>
            <translation>이 페이지를 보여 줍니다. 단축키: Ctrl+{number}.</translation>
        </message>
    </context>
    <context>
        <name>RateSheet</name>
        <message>
            <source>Loss over the learning rate η</source>
            <translation>학습률 η에 따른 손실</translation>
        </message>
        <message>
            <source>Measure again</source>
            <translation>다시 측정</translation>
        </message>
        <message>
            <source>Tries the rates on the experiment as it is now.</source>
            <translation>지금의 실험으로 학습률을 다시 시험합니다.</translation>
        </message>
        <message>
            <source>A few steps from new first weights, each with a larger rate. Your run and its seed stay.</source>
            <translation>새 초깃값에서 학습률을 점점 키우며 몇 스텝만 학습합니다. 실행과 시드는 그대로입니다.</translation>
        </message>
        <message>
            <source>Use {rate}</source>
            <translation>{rate} 사용</translation>
        </message>
        <message>
            <source>Use it</source>
            <translation>사용</translation>
        </message>
        <message>
            <source>Find the learning rate</source>
            <translation>학습률 찾기</translation>
        </message>
        <message>
            <source>Sets the learning rate of the experiment.</source>
            <translation>이 값을 실험의 학습률로 정합니다.</translation>
        </message>
        <message>
            <source>Rates from {low} to {high}, the green band, are worth trying; start with {rate}, the line.</source>
            <translation>초록색 띠인 {low}~{high} 범위의 학습률을 시도할 만합니다. 선으로 표시한 {rate}에서 시작하면 됩니다.</translation>
        </message>
        <message>
            <source>Measuring: {count} rates so far.</source>
            <translation>측정 중: 지금까지 학습률 {count}개.</translation>
        </message>
        <message>
            <source>At no rate does the loss fall: look at the layers, the first weights and the data.</source>
            <translation>어떤 학습률에서도 손실이 줄지 않습니다. 층, 초깃값, 데이터를 확인해 보면 됩니다.</translation>
        </message>
        <message>
            <source>Not measured yet.</source>
            <translation>아직 측정하지 않았습니다.</translation>
        </message>
    </context>
    <context>
        <name>RobustnessPanel</name>
        <message>
            <source>Compared</source>
            <translation>비교할 신경망</translation>
        </message>
        <message>
            <source>Add network</source>
            <translation>신경망 추가</translation>
        </message>
        <message>
            <source>One more network on the same digits, eight at most.</source>
            <translation>같은 숫자로 신경망을 하나 더 비교합니다. 8개까지 추가할 수 있습니다.</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>측정</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>숫자 데이터</translation>
        </message>
        <message>
            <source>How many digits each point is measured on.</source>
            <translation>점 하나를 잴 때 쓰는 숫자의 개수입니다.</translation>
        </message>
        <message>
            <source>Good enough from</source>
            <translation>충분한 정확도</translation>
        </message>
        <message>
            <source>The dashed line: the table says where a curve crosses it.</source>
            <translation>점선의 높이로, 곡선이 점선과 만나는 곳이 표에 나옵니다.</translation>
        </message>
        <message>
            <source>Digit under the axes</source>
            <translation>축 아래 숫자</translation>
        </message>
        <message>
            <source>Shown at several levels under each plot.</source>
            <translation>그래프마다 아래에 여러 단계로 보여 줄 숫자입니다.</translation>
        </message>
        <message>
            <source>Remove {name}</source>
            <translation>{name} 제거</translation>
        </message>
        <message>
            <source>Leaves this network out.</source>
            <translation>이 신경망을 비교에서 제거합니다.</translation>
        </message>
        <message>
            <source>{count} of {most}</source>
            <translation>{most}개 중 {count}개</translation>
        </message>
        <message>
            <source>Train against it</source>
            <translation>대비해 학습하기</translation>
        </message>
        <message>
            <source>noise</source>
            <translation>잡음</translation>
        </message>
        <message>
            <source>rotation</source>
            <translation>회전</translation>
        </message>
        <message>
            <source>other stroke widths</source>
            <translation>획 굵기 변화</translation>
        </message>
        <message>
            <source>shifts</source>
            <translation>이동</translation>
        </message>
        <message>
            <source>other sizes</source>
            <translation>크기 변화</translation>
        </message>
        <message>
            <source>blur</source>
            <translation>흐림</translation>
        </message>
        <message>
            <source>occlusion</source>
            <translation>가림</translation>
        </message>
        <message>
            <source>low contrast</source>
            <translation>낮은 대비</translation>
        </message>
        <message>
            <source>FGSM</source>
            <translation>FGSM</translation>
        </message>
        <message>
            <source>PGD</source>
            <translation>PGD</translation>
        </message>
        <message>
            <source>The most accurate network, {name}, is the first to fail under {strain}: at {level}.</source>
            <translation>가장 정확한 {name} 신경망이 {strain} 조건에서 {level}에 가장 먼저 무너집니다.</translation>
        </message>
        <message>
            <source>Under {strain}, {name} falls below {line} at {level}.</source>
            <translation>{strain} 조건에서 {name} 신경망은 {level}에 {line} 아래로 떨어집니다.</translation>
        </message>
        <message>
            <source>{name} stays good enough under {strain} as far as was tried.</source>
            <translation>{name} 신경망은 {strain} 조건을 시험한 끝까지 버팁니다.</translation>
        </message>
        <message>
            <source>{name} is the best under {strain}: good enough up to {level}.</source>
            <translation>{strain} 조건에는 {name} 신경망이 가장 강해 {level}까지 버팁니다.</translation>
        </message>
    </context>
    <context>
        <name>RobustnessView</name>
        <message>
            <source>Noise</source>
            <translation>잡음</translation>
        </message>
        <message>
            <source>Rotation</source>
            <translation>회전</translation>
        </message>
        <message>
            <source>Stroke width</source>
            <translation>획 굵기</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>이동</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>크기</translation>
        </message>
        <message>
            <source>Blur</source>
            <translation>흐리게</translation>
        </message>
        <message>
            <source>Occlusion</source>
            <translation>가림</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>대비</translation>
        </message>
        <message>
            <source>FGSM attack</source>
            <translation>FGSM 공격</translation>
        </message>
        <message>
            <source>PGD attack</source>
            <translation>PGD 공격</translation>
        </message>
        <message>
            <source>σ added to each pixel, %</source>
            <translation>픽셀마다 더한 σ, %</translation>
        </message>
        <message>
            <source>degrees, %</source>
            <translation>각도, %</translation>
        </message>
        <message>
            <source>degrees, to the left below 0</source>
            <translation>각도, 0보다 작으면 왼쪽</translation>
        </message>
        <message>
            <source>pixels added, %</source>
            <translation>더한 픽셀, %</translation>
        </message>
        <message>
            <source>px, thinner below 0</source>
            <translation>px, 0보다 작으면 가늘게</translation>
        </message>
        <message>
            <source>pixels moved, %</source>
            <translation>옮긴 픽셀, %</translation>
        </message>
        <message>
            <source>px, in any direction</source>
            <translation>px, 임의의 방향</translation>
        </message>
        <message>
            <source>share of the size, %</source>
            <translation>크기 변화 비율, %</translation>
        </message>
        <message>
            <source>smaller below 0</source>
            <translation>0보다 작으면 작게</translation>
        </message>
        <message>
            <source>σ of the blur, %</source>
            <translation>흐림의 σ, %</translation>
        </message>
        <message>
            <source>px</source>
            <translation>px</translation>
        </message>
        <message>
            <source>side of a hidden square, %</source>
            <translation>가린 정사각형의 한 변, %</translation>
        </message>
        <message>
            <source>contrast lost, %</source>
            <translation>줄어든 대비, %</translation>
        </message>
        <message>
            <source>share lost</source>
            <translation>줄어든 비율</translation>
        </message>
        <message>
            <source>ε, one step, %</source>
            <translation>ε, 한 단계, %</translation>
        </message>
        <message>
            <source>ε, ten steps, %</source>
            <translation>ε, 열 단계, %</translation>
        </message>
        <message>
            <source>thinner by</source>
            <translation>가늘어져도</translation>
        </message>
        <message>
            <source>thicker by</source>
            <translation>굵어져도</translation>
        </message>
        <message>
            <source>{line} up to {strain}</source>
            <translation>{line} 유지: {strain}</translation>
        </message>
        <message>
            <source>Strain</source>
            <translation>조건</translation>
        </message>
        <message>
            <source>What makes the digits harder in this plot.</source>
            <translation>이 그래프에서 숫자를 어렵게 만드는 조건입니다.</translation>
        </message>
        <message>
            <source>Good enough up to</source>
            <translation>충분한 범위</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>정확도</translation>
        </message>
        <message>
            <source>all</source>
            <translation>전체</translation>
        </message>
    </context>
    <context>
        <name>RunFigures</name>
        <message>
            <source>Epoch of {count}</source>
            <translation>에폭 / {count}</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>에폭</translation>
        </message>
        <message>
            <source>Step of {count}</source>
            <translation>스텝 / {count}</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>Best, epoch {epoch}</source>
            <translation>최고({epoch}에폭)</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>최고</translation>
        </message>
        <message>
            <source>Train accuracy</source>
            <translation>훈련 정확도</translation>
        </message>
        <message>
            <source>Test accuracy</source>
            <translation>테스트 정확도</translation>
        </message>
        <message>
            <source>How often every training digit was seen.</source>
            <translation>훈련 데이터 전체를 학습한 횟수입니다.</translation>
        </message>
        <message>
            <source>How often the weights were corrected.</source>
            <translation>가중치를 갱신한 횟수입니다.</translation>
        </message>
        <message>
            <source>Loss, smoothed</source>
            <translation>손실(평균)</translation>
        </message>
        <message>
            <source>Share read right of the digits it learns from.</source>
            <translation>학습에 쓰는 숫자 가운데 맞게 읽은 비율입니다.</translation>
        </message>
        <message>
            <source>Share read right of digits it never saw.</source>
            <translation>학습에 쓰지 않은 숫자 가운데 바르게 읽은 비율입니다.</translation>
        </message>
        <message>
            <source>The best accuracy so far and when it was.</source>
            <translation>지금까지의 최고 정확도와 그때의 에폭입니다.</translation>
        </message>
        <message>
            <source>Digits / s</source>
            <translation>초당 숫자</translation>
        </message>
        <message>
            <source>How many digits it learns from.</source>
            <translation>1초에 학습하는 숫자의 수입니다.</translation>
        </message>
        <message>
            <source>Training and testing, pauses left out.</source>
            <translation>멈춘 시간을 뺀 학습과 테스트 시간입니다.</translation>
        </message>
        <message>
            <source>Time taken</source>
            <translation>걸린 시간</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>남은 시간</translation>
        </message>
        <message>
            <source>As fast as it went lately.</source>
            <translation>최근 속도로 계산한 값입니다.</translation>
        </message>
        <message>
            <source>Mean of −log of the probability of the right answer, in nats.</source>
            <translation>정답 확률에 −log를 취해 평균한 값입니다(단위 nat). 작을수록 좋습니다.</translation>
        </message>
    </context>
    <context>
        <name>RunFiles</name>
        <message>
            <source>Export runs</source>
            <translation>실행 내보내기</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>보고서</translation>
        </message>
        <message>
            <source>Runs and networks ({patterns})</source>
            <translation>실행과 신경망 ({patterns})</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>모든 파일 (*)</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>가져오기</translation>
        </message>
    </context>
    <context>
        <name>RunList</name>
        <message>
            <source>{count} of {most}</source>
            <translation>{most}개 중 {count}개</translation>
        </message>
        <message>
            <source>Add run</source>
            <translation>실행 추가</translation>
        </message>
        <message>
            <source>One more run; a finished race lets it catch up alone.</source>
            <translation>실행을 하나 추가합니다. 비교가 끝난 뒤에 추가하면 새 실행만 처음부터 학습합니다.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>제거</translation>
        </message>
        <message>
            <source>Takes this run out of the comparison.</source>
            <translation>이 실행을 비교에서 뺍니다.</translation>
        </message>
    </context>
    <context>
        <name>RunMenu</name>
        <message>
            <source>Train it alone</source>
            <translation>따로 학습하기</translation>
        </message>
        <message>
            <source>Let it read postal codes</source>
            <translation>우편번호 읽게 하기</translation>
        </message>
        <message>
            <source>Inspect it</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>제거</translation>
        </message>
    </context>
    <context>
        <name>RunPanel</name>
        <message>
            <source>Clear</source>
            <translation>선택 해제</translation>
        </message>
        <message>
            <source>Chooses no run.</source>
            <translation>모든 선택을 풉니다.</translation>
        </message>
        <message>
            <source>What came out</source>
            <translation>결과</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>메모</translation>
        </message>
        <message>
            <source>What is this run for?</source>
            <translation>무엇을 위한 실행인지 적어 두는 곳</translation>
        </message>
        <message>
            <source>Kept with the run, and in its export and report.</source>
            <translation>실행과 함께 저장되며, 내보낸 파일과 보고서에도 들어갑니다.</translation>
        </message>
        <message>
            <source>Tags, with commas between them</source>
            <translation>태그, 쉼표로 나누어 적기</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>태그</translation>
        </message>
        <message>
            <source>Words by which runs are found again.</source>
            <translation>실행을 다시 찾을 때 쓰는 낱말입니다.</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>내보내기…</translation>
        </message>
        <message>
            <source>Writes the chosen runs into one zip file.</source>
            <translation>고른 실행을 zip 파일 하나로 씁니다.</translation>
        </message>
        <message>
            <source>Report…</source>
            <translation>보고서…</translation>
        </message>
        <message>
            <source>Writes a page to hand in: one HTML file.</source>
            <translation>제출할 페이지를 HTML 파일 하나로 씁니다.</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>재개</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>삭제</translation>
        </message>
        <message>
            <source>Can be undone until the window closes. Key: Delete.</source>
            <translation>창을 닫기 전까지 되돌릴 수 있습니다. 키: Delete.</translation>
        </message>
        <message>
            <source>No run selected</source>
            <translation>고른 실행이 없습니다</translation>
        </message>
        <message>
            <source>{count} runs selected</source>
            <translation>실행 {count}개 선택</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>Best accuracy</source>
            <translation>최고 정확도</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>스텝 수</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>걸린 시간</translation>
        </message>
        <message>
            <source>What differs</source>
            <translation>다른 점</translation>
        </message>
        <message>
            <source>{count} settings are the same.</source>
            <translation>설정 {count}개는 같습니다.</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>숨기기</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>표시</translation>
        </message>
        <message>
            <source>Lists the settings that both runs share.</source>
            <translation>두 실행에서 같은 설정을 보여 줍니다.</translation>
        </message>
        <message>
            <source>Loss, last epoch</source>
            <translation>손실, 마지막 에폭</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>정확도가 높은 순서</translation>
        </message>
        <message>
            <source>Trains on from its last checkpoint.</source>
            <translation>마지막 체크포인트부터 이어서 학습합니다.</translation>
        </message>
        <message>
            <source>Choose one run.</source>
            <translation>실행을 하나만 골라야 합니다.</translation>
        </message>
        <message>
            <source>It is being trained now.</source>
            <translation>지금 학습 중입니다.</translation>
        </message>
        <message>
            <source>It belongs to a race, which is continued on Compare.</source>
            <translation>비교에 속한 실행입니다. 비교 페이지에서 이어서 할 수 있습니다.</translation>
        </message>
        <message>
            <source>It came to its end: there is no checkpoint to continue from.</source>
            <translation>끝까지 학습한 실행이라 이어서 할 체크포인트가 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>RunPlots</name>
        <message>
            <source>Accuracy</source>
            <translation>정확도</translation>
        </message>
        <message>
            <source>%, per epoch</source>
            <translation>%, 에폭마다</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>에폭</translation>
        </message>
        <message>
            <source>Gradient, RMS</source>
            <translation>기울기, RMS</translation>
        </message>
        <message>
            <source>by layer</source>
            <translation>층별</translation>
        </message>
        <message>
            <source>step</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>Activation, RMS</source>
            <translation>활성화 값, RMS</translation>
        </message>
        <message>
            <source>No run yet</source>
            <translation>아직 실행하지 않음</translation>
        </message>
        <message>
            <source>Press Start to see the loss fall here.</source>
            <translation>시작을 누르면 손실이 여기에 그려집니다.</translation>
        </message>
        <message>
            <source>After each epoch its accuracy stands here.</source>
            <translation>에폭이 끝날 때마다 정확도가 여기에 그려집니다.</translation>
        </message>
        <message>
            <source>How strongly each layer is pulled stands here.</source>
            <translation>각 층의 기울기 크기가 여기에 그려집니다.</translation>
        </message>
        <message>
            <source>How large each layer's outputs are stands here.</source>
            <translation>각 층의 출력 크기가 여기에 그려집니다.</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>Gradient</source>
            <translation>기울기</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>활성화 값</translation>
        </message>
        <message>
            <source>nats, log axis</source>
            <translation>nat, 로그 축</translation>
        </message>
        <message>
            <source>nats</source>
            <translation>nat</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>시도</translation>
        </message>
    </context>
    <context>
        <name>RunRow</name>
        <message>
            <source>Opens the settings of this run.</source>
            <translation>이 실행의 설정을 엽니다.</translation>
        </message>
    </context>
    <context>
        <name>RunTable</name>
        <message>
            <source>Run</source>
            <translation>실행</translation>
        </message>
        <message>
            <source>Network and optimizer</source>
            <translation>신경망과 옵티마이저</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>태그</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>최고</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>걸린 시간</translation>
        </message>
        <message>
            <source>{name}: deleted.</source>
            <translation>{name}: 삭제되었습니다.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>되돌리기</translation>
        </message>
        <message>
            <source>kept until the window closes</source>
            <translation>창을 닫을 때까지 남아 있음</translation>
        </message>
        <message>
            <source>A press on a head sorts by it; again turns the order round.</source>
            <translation>제목을 누르면 그 열로 정렬하고, 다시 누르면 순서를 뒤집습니다.</translation>
        </message>
        <message>
            <source>running</source>
            <translation>학습 중</translation>
        </message>
        <message>
            <source>stopped, {share}</source>
            <translation>중지, {share}</translation>
        </message>
        <message>
            <source>broken off</source>
            <translation>끊김</translation>
        </message>
        <message>
            <source>diverged</source>
            <translation>발산</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>실패</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>손상됨</translation>
        </message>
    </context>
    <context>
        <name>RunTools</name>
        <message>
            <source>Name, tag or setting</source>
            <translation>이름, 태그, 설정</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>탐색</translation>
        </message>
        <message>
            <source>Words of names, tags and notes, and conditions such as η&lt;0.1, optimizer=adam, accuracy&gt;97.</source>
            <translation>이름, 태그, 메모의 낱말이나 η&lt;0.1, optimizer=adam, accuracy&gt;97 같은 조건을 적습니다.</translation>
        </message>
        <message>
            <source>Starred</source>
            <translation>별표</translation>
        </message>
        <message>
            <source>Shows starred runs only.</source>
            <translation>별표한 실행만 보여 줍니다.</translation>
        </message>
        <message>
            <source>Thin…</source>
            <translation>정리…</translation>
        </message>
        <message>
            <source>Removes old checkpoints and snapshots; asks before it does.</source>
            <translation>오래된 체크포인트와 스냅숏을 삭제합니다. 삭제하기 전에 확인합니다.</translation>
        </message>
        <message>
            <source>1 run, {size}</source>
            <translation>실행 1개, {size}</translation>
        </message>
        <message>
            <source>{count} runs, {size}</source>
            <translation>실행 {count}개, {size}</translation>
        </message>
        <message>
            <source>Shows only the runs of this tag.</source>
            <translation>이 태그가 붙은 실행만 보여 줍니다.</translation>
        </message>
    </context>
    <context>
        <name>RunWords</name>
        <message>
            <source>Layer {number}</source>
            <translation>{number}층</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>옵티마이저</translation>
        </message>
        <message>
            <source>Learning rate η</source>
            <translation>학습률 η</translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation>모멘텀</translation>
        </message>
        <message>
            <source>First weights</source>
            <translation>가중치의 초깃값</translation>
        </message>
        <message>
            <source>First weights, σ</source>
            <translation>초깃값 σ</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>학습률 스케줄</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>배치 크기</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>에폭</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>스텝 수</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>시드</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>데이터</translation>
        </message>
        <message>
            <source>Weight decay λ</source>
            <translation>가중치 감소 λ</translation>
        </message>
        <message>
            <source>Validation share</source>
            <translation>검증 비율</translation>
        </message>
        <message>
            <source>Patience</source>
            <translation>기다릴 에폭</translation>
        </message>
        <message>
            <source>Sampling</source>
            <translation>배치 뽑기</translation>
        </message>
        <message>
            <source>Starts from</source>
            <translation>시작 가중치</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>예</translation>
        </message>
        <message>
            <source>no</source>
            <translation>아니요</translation>
        </message>
        <message>
            <source>Both read the same digits.</source>
            <translation>둘이 똑같은 숫자를 맞혔습니다.</translation>
        </message>
        <message>
            <source>{name} reads {more} digits that the other misses, and misses {fewer} that it reads.</source>
            <translation>{name} 실행은 다른 쪽이 틀린 숫자 {more}개를 맞히고, 다른 쪽이 맞힌 {fewer}개를 틀렸습니다.</translation>
        </message>
        <message>
            <source>That is no difference.</source>
            <translation>차이가 없는 셈입니다.</translation>
        </message>
        <message>
            <source>Luck alone does as much less than 1 time in 1,000,000.</source>
            <translation>우연만으로 이만큼 차이가 나는 일은 백만 번에 한 번도 되지 않습니다.</translation>
        </message>
        <message>
            <source>Luck alone does as much 1 time in {count}.</source>
            <translation>우연만으로도 {count}번에 한 번은 이만큼 차이가 납니다.</translation>
        </message>
    </context>
    <context>
        <name>RunsPage</name>
        <message>
            <source>Runs</source>
            <translation>실행 기록</translation>
        </message>
        <message>
            <source>Every run is kept with its settings, curves and weights. Select two to see what differs.</source>
            <translation>모든 실행은 설정, 곡선, 가중치와 함께 저장됩니다. 둘을 고르면 다른 점이 보입니다.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>가져오기…</translation>
        </message>
        <message>
            <source>Lay over in Compare</source>
            <translation>비교에 겹쳐 보기</translation>
        </message>
        <message>
            <source>Shows the chosen runs beside a race.</source>
            <translation>고른 실행을 비교 페이지에 함께 보여 줍니다.</translation>
        </message>
        <message>
            <source>Duplicate and change</source>
            <translation>복제해서 바꾸기</translation>
        </message>
        <message>
            <source>Sets up the experiment of the run clicked last on Train, to be changed and trained again.</source>
            <translation>마지막에 누른 실행의 실험을 학습 페이지에 차려, 바꾸어 다시 학습할 수 있게 합니다.</translation>
        </message>
        <message>
            <source>Kept runs</source>
            <translation>저장된 실행</translation>
        </message>
        <message>
            <source>A click chooses a run, Ctrl adds up to eight. Space stars, F2 renames, Delete deletes.</source>
            <translation>누르면 실행을 고르고, Ctrl을 누른 채로는 여덟 개까지 더합니다. 스페이스 키는 별표, F2는 이름 바꾸기, Delete는 삭제입니다.</translation>
        </message>
        <message>
            <source>No run yet</source>
            <translation>아직 실행하지 않음</translation>
        </message>
        <message>
            <source>Start on Train keeps one.</source>
            <translation>학습 페이지에서 ‘시작’을 누르면 여기에 저장됩니다.</translation>
        </message>
        <message>
            <source>Nothing fits the search.</source>
            <translation>검색에 맞는 실행이 없습니다.</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>nats, smoothed over 50 steps, log axis</source>
            <translation>nat, 50스텝 평균, 로그 축</translation>
        </message>
        <message>
            <source>step</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>Test accuracy</source>
            <translation>테스트 정확도</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>에폭</translation>
        </message>
        <message>
            <source>Choose a run in the list to see its curves.</source>
            <translation>목록에서 실행을 고르면 곡선이 여기에 그려집니다.</translation>
        </message>
        <message>
            <source>No run selected</source>
            <translation>고른 실행이 없습니다</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>이름 바꾸기</translation>
        </message>
        <message>
            <source>Name of the run</source>
            <translation>실행 이름</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>재개</translation>
        </message>
        <message>
            <source>Use in Postal code</source>
            <translation>우편번호에 쓰기</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>이름 바꾸기…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>내보내기…</translation>
        </message>
        <message>
            <source>Report…</source>
            <translation>보고서…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>삭제</translation>
        </message>
        <message>
            <source>{size} freed: {count} files removed.</source>
            <translation>파일 {count}개를 삭제해 {size}를 비웠습니다.</translation>
        </message>
        <message>
            <source>Adds the runs of a zip file, or a network of another program; nothing is replaced.</source>
            <translation>zip 파일의 실행이나 다른 프로그램의 신경망을 추가합니다. 있던 것은 바뀌지 않습니다.</translation>
        </message>
        <message>
            <source>{size} freed: one file removed.</source>
            <translation>파일 1개를 삭제해 {size}를 비웠습니다.</translation>
        </message>
    </context>
    <context>
        <name>Scatter</name>
        <message>
            <source>digit {number}, is {name}</source>
            <translation>숫자 {number}번, 정답 {name}</translation>
        </message>
        <message>
            <source>nearest in this layer</source>
            <translation>이 층의 최근접</translation>
        </message>
    </context>
    <context>
        <name>ScatterPlot</name>
        <message>
            <source>No trial yet</source>
            <translation>아직 시행이 없습니다</translation>
        </message>
        <message>
            <source>Start tries the settings at the left.</source>
            <translation>시작을 누르면 왼쪽의 설정을 시험합니다.</translation>
        </message>
    </context>
    <context>
        <name>SearchActions</name>
        <message>
            <source>Open the best in Train</source>
            <translation>최선을 학습에서 열기</translation>
        </message>
        <message>
            <source>Opens the settings of the best trial on the Train page.</source>
            <translation>가장 좋은 시행의 설정을 학습 페이지에서 엽니다.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>중지</translation>
        </message>
        <message>
            <source>Ends the search; the trials that are done stay.</source>
            <translation>탐색을 끝냅니다. 끝난 시행은 남습니다.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>계속</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>중지하는 중</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Starts the search, holds it, or continues.</source>
            <translation>탐색을 시작하거나 멈추거나 계속합니다.</translation>
        </message>
        <message>
            <source>Studies…</source>
            <translation>탐색 기록…</translation>
        </message>
        <message>
            <source>Opens a study that is kept, or gathers a class's results as one.</source>
            <translation>저장된 탐색 기록을 열거나, 학급의 결과를 하나로 모읍니다.</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>Experiment</source>
            <translation>실험</translation>
        </message>
        <message>
            <source>Recipe</source>
            <translation>레시피</translation>
        </message>
        <message>
            <source>The network that every trial trains.</source>
            <translation>모든 시행에서 학습하는 신경망입니다.</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>데이터</translation>
        </message>
        <message>
            <source>What every trial learns from; a tenth of it judges.</source>
            <translation>모든 시행이 배우는 데이터입니다. 그중 10분의 1로 평가합니다.</translation>
        </message>
        <message>
            <source>Steps each</source>
            <translation>시행마다 스텝</translation>
        </message>
        <message>
            <source>How many updates each trial makes.</source>
            <translation>시행마다 갱신하는 횟수입니다.</translation>
        </message>
        <message>
            <source>What varies</source>
            <translation>달라지는 것</translation>
        </message>
        <message>
            <source>Add setting</source>
            <translation>설정 추가</translation>
        </message>
        <message>
            <source>Lets one more setting vary.</source>
            <translation>바꿀 설정을 하나 더합니다.</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>탐색</translation>
        </message>
        <message>
            <source>Random</source>
            <translation>무작위</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>격자</translation>
        </message>
        <message>
            <source>Learns from the trials that are done where good settings are.</source>
            <translation>끝난 시행에서 좋은 설정이 있는 곳을 배웁니다.</translation>
        </message>
        <message>
            <source>Draws every setting at random.</source>
            <translation>모든 설정을 무작위로 뽑습니다.</translation>
        </message>
        <message>
            <source>Tries every combination of five values each.</source>
            <translation>설정마다 다섯 값을 골라 모든 조합을 시험합니다.</translation>
        </message>
        <message>
            <source>How</source>
            <translation>방법</translation>
        </message>
        <message>
            <source>How the next trial is chosen.</source>
            <translation>다음 시행을 고르는 방법입니다.</translation>
        </message>
        <message>
            <source>Trials</source>
            <translation>시행</translation>
        </message>
        <message>
            <source>How many settings are tried.</source>
            <translation>시험하는 설정의 수입니다.</translation>
        </message>
        <message>
            <source>Prune</source>
            <translation>가지치기</translation>
        </message>
        <message>
            <source>Gives a trial up when it falls below the median.</source>
            <translation>중앙값보다 낮아지면 그 시행을 그만둡니다.</translation>
        </message>
        <message>
            <source>The best three are repeated with other seeds.</source>
            <translation>가장 좋은 세 시행을 다른 시드로 반복합니다.</translation>
        </message>
        <message>
            <source>Seeds of the best</source>
            <translation>최선의 시드 수</translation>
        </message>
        <message>
            <source>Workers</source>
            <translation>작업기</translation>
        </message>
        <message>
            <source>Trials that run at once, each on a core of its own.</source>
            <translation>동시에 도는 시행의 수입니다. 저마다 코어 하나를 씁니다.</translation>
        </message>
        <message>
            <source>Keeps every trial in the list of runs, to be inspected, laid over others and reported.</source>
            <translation>모든 시행을 실행 목록에 저장하여 살펴보고, 겹쳐 보고, 보고서로 만들 수 있게 합니다.</translation>
        </message>
        <message>
            <source>Keep as runs</source>
            <translation>실행으로 저장</translation>
        </message>
        <message>
            <source>{count} of {most}</source>
            <translation>{most}개 중 {count}개</translation>
        </message>
    </context>
    <context>
        <name>SearchRoom</name>
        <message>
            <source>Opening a study</source>
            <translation>탐색 기록을 여는 중</translation>
        </message>
        <message>
            <source>Gathering a class</source>
            <translation>학급 결과를 모으는 중</translation>
        </message>
        <message>
            <source>{done} of {count} trials</source>
            <translation>시행 {count}개 중 {done}개</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>탐색 중</translation>
        </message>
        <message>
            <source>A class's runs as one study: one line a run, and what differed between them.</source>
            <translation>학급의 실행을 한데 모아 봅니다. 실행마다 선 하나이며, 서로 다른 설정을 축으로 보여 줍니다.</translation>
        </message>
        <message>
            <source>A search tries many settings, learns where good ones are, and gives up early on the weak.</source>
            <translation>탐색은 여러 설정을 시험하고, 좋은 설정이 어디에 있는지 배우며, 약한 설정은 일찍 그만둡니다.</translation>
        </message>
        <message>
            <source>Judged on each run's own test digits</source>
            <translation>실행마다 자기 테스트 숫자로 평가함</translation>
        </message>
        <message>
            <source>Judged on validation digits; the test digits were read once, for the winner</source>
            <translation>검증용 숫자로 평가함. 테스트 숫자는 우승한 시행만 한 번 읽음</translation>
        </message>
        <message>
            <source>Judged on validation digits; the test digits stay unread</source>
            <translation>검증용 숫자로 평가하며 테스트 숫자는 읽지 않습니다</translation>
        </message>
    </context>
    <context>
        <name>SearchView</name>
        <message>
            <source>All trials</source>
            <translation>모든 시행</translation>
        </message>
        <message>
            <source>Best so far</source>
            <translation>지금까지의 최선</translation>
        </message>
        <message>
            <source>right validation digits, %</source>
            <translation>검증용 숫자 정답률, %</translation>
        </message>
        <message>
            <source>Which settings matter</source>
            <translation>중요한 설정</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>지우기</translation>
        </message>
        <message>
            <source>Shows all trials again.</source>
            <translation>모든 시행을 다시 보입니다.</translation>
        </message>
        <message>
            <source>Drag along an axis to keep a range; click clears.</source>
            <translation>축을 따라 끌면 그 범위만 남고, 클릭하면 지워집니다.</translation>
        </message>
        <message>
            <source>Dot: done; ring: pruned; arrow: lower, or failed.</source>
            <translation>점: 끝남, 고리: 가지치기, 화살표: 더 낮거나 실패.</translation>
        </message>
        <message>
            <source>Trials</source>
            <translation>시행</translation>
        </message>
        <message>
            <source>{kept} of {count} chosen</source>
            <translation>{count}개 중 {kept}개 선택</translation>
        </message>
        <message>
            <source>one line each; drag on an axis to choose</source>
            <translation>시행마다 선 하나, 축을 끌어 고르기</translation>
        </message>
        <message>
            <source>Start tries the settings at the left; every trial is drawn as it ends.</source>
            <translation>시작을 누르면 왼쪽 설정을 시험하고, 끝나는 시행마다 그려집니다.</translation>
        </message>
        <message>
            <source>The winner, trial {number}, reads {share} of the test digits, which were read once.</source>
            <translation>이긴 시행 {number}번은 테스트 숫자의 {share}를 읽습니다. 테스트 숫자는 한 번만 읽었습니다.</translation>
        </message>
        <message>
            <source>{setting} explains {share} of the differences.</source>
            <translation>차이의 {share}를 설명하는 설정: {setting}.</translation>
        </message>
        <message>
            <source>What matters is known after 15 trials that came to their end.</source>
            <translation>시행 15개가 끝까지 가면 무엇이 중요한지 알 수 있습니다.</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>그래프</translation>
        </message>
        <message>
            <source>Which figure is shown over the table.</source>
            <translation>표 위에 어느 그래프를 보일지 정합니다.</translation>
        </message>
        <message>
            <source>each alone, % explained</source>
            <translation>하나씩, 설명하는 %</translation>
        </message>
        <message>
            <source>One plot for each setting; a click on a dot marks the trial everywhere.</source>
            <translation>설정마다 그래프 하나입니다. 점을 누르면 그 시행이 모든 곳에 표시됩니다.</translation>
        </message>
        <message>
            <source>The line says how sure it is: 20 to 80 % of resampled trials.</source>
            <translation>가는 선은 얼마나 확실한지 나타냅니다. 다시 뽑은 시행의 20~80% 범위입니다.</translation>
        </message>
        <message>
            <source>A click marks a trial, Ctrl adds a second; Enter opens it in Train, the menu key asks.</source>
            <translation>누르면 시행이 표시되고 Ctrl을 함께 누르면 하나 더 고릅니다. Enter는 학습에서 열고, 메뉴 키는 메뉴를 엽니다.</translation>
        </message>
        <message>
            <source>right, %, over each setting</source>
            <translation>정답 %, 설정마다</translation>
        </message>
        <message>
            <source>Runs: {runs}, students: {students}.</source>
            <translation>실행 {runs}개, 학생 {students}명.</translation>
        </message>
        <message>
            <source>The best is {student}'s with {share}.</source>
            <translation>가장 좋은 것은 {student} 학생의 {share}입니다.</translation>
        </message>
        <message>
            <source>Left out: {names}.</source>
            <translation>제외: {names}.</translation>
        </message>
        <message>
            <source>Counted once: {names}.</source>
            <translation>한 번만 셈: {names}.</translation>
        </message>
        <message>
            <source>right test digits, %</source>
            <translation>테스트 숫자 정답률, %</translation>
        </message>
        <message>
            <source>Reading {name}, file {place} of {count}.</source>
            <translation>{name} 파일을 읽는 중입니다({place}/{count}).</translation>
        </message>
    </context>
    <context>
        <name>SearchWords</name>
        <message>
            <source>running</source>
            <translation>실행 중</translation>
        </message>
        <message>
            <source>done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>pruned</source>
            <translation>가지치기</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>실패</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>중지됨</translation>
        </message>
        <message>
            <source>trial {number}</source>
            <translation>시행 {number}</translation>
        </message>
    </context>
    <context>
        <name>SideCard</name>
        <message>
            <source>Tasks {solved} / {tasks}</source>
            <translation>과제 {solved} / {tasks}</translation>
        </message>
        <message>
            <source>The numbers so far.</source>
            <translation>지금까지의 수입니다.</translation>
        </message>
        <message>
            <source>What to try, mistakes to find, questions before the run.</source>
            <translation>해 볼 것, 찾을 틀린 곳, 실행 전에 답할 물음입니다.</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>값</translation>
        </message>
    </context>
    <context>
        <name>SlidingCanvas</name>
        <message>
            <source>Input</source>
            <translation>입력</translation>
        </message>
        <message>
            <source>{rows} × {columns}, type to change</source>
            <translation>{rows} × {columns}, 입력해서 변경</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>필터</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>곱</translation>
        </message>
        <message>
            <source>Input {channel}</source>
            <translation>입력 {channel}</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>출력</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>평균</translation>
        </message>
        <message>
            <source>draw</source>
            <translation>추출</translation>
        </message>
        <message>
            <source>Output size = {formula} = {value}</source>
            <translation>출력 크기 = {formula} = {value}</translation>
        </message>
    </context>
    <context>
        <name>SoftmaxCard</name>
        <message>
            <source>share</source>
            <translation>확률</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours}시간 {minutes}분</translation>
        </message>
        <message>
            <source>No job running</source>
            <translation>실행 중인 작업 없음</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>일시 정지됨</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>{time} 남음</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>중지</translation>
        </message>
        <message>
            <source>Stops the running job within a moment; what it has is kept.</source>
            <translation>실행 중인 작업을 바로 멈춥니다. 지금까지의 결과는 남습니다.</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>중지하는 중…</translation>
        </message>
    </context>
    <context>
        <name>StepCard</name>
        <message>
            <source>Step {at} of {count}</source>
            <translation>{count}단계 중 {at}단계</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>{count} steps</source>
            <translation>{count}단계</translation>
        </message>
    </context>
    <context>
        <name>StudiesMenu</name>
        <message>
            <source>Gather a class's results from a folder…</source>
            <translation>폴더에서 학급 결과 모으기…</translation>
        </message>
        <message>
            <source>Gather a class's results from zip files…</source>
            <translation>zip 파일에서 학급 결과 모으기…</translation>
        </message>
        <message>
            <source>Open a study</source>
            <translation>탐색 기록 열기</translation>
        </message>
        <message>
            <source>Gather a class's results</source>
            <translation>학급 결과 모으기</translation>
        </message>
    </context>
    <context>
        <name>SurfacePanel</name>
        <message>
            <source>Loss of a network</source>
            <translation>신경망의 손실</translation>
        </message>
        <message>
            <source>Surface</source>
            <translation>곡면</translation>
        </message>
        <message>
            <source>The landscape on which the optimizers descend.</source>
            <translation>옵티마이저들이 내려가는 지형입니다.</translation>
        </message>
        <message>
            <source>Start x</source>
            <translation>출발점 x</translation>
        </message>
        <message>
            <source>Where every optimizer starts; drag it in the plot.</source>
            <translation>모든 옵티마이저의 출발점입니다. 그래프에서 끌 수 있습니다.</translation>
        </message>
        <message>
            <source>Start y</source>
            <translation>출발점 y</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>스텝 수</translation>
        </message>
        <message>
            <source>How many steps every optimizer takes.</source>
            <translation>옵티마이저마다 가는 스텝의 수입니다.</translation>
        </message>
        <message>
            <source>Learning rates</source>
            <translation>학습률</translation>
        </message>
        <message>
            <source>Size of a step: too large throws it out, too small leaves it where it was.</source>
            <translation>보폭입니다. 너무 크면 튕겨 나가고 너무 작으면 제자리입니다.</translation>
        </message>
        <message>
            <source>{name}, learning rate</source>
            <translation>{name}, 학습률</translation>
        </message>
        <message>
            <source>The real thing: the loss of a network on a plane through its weights, in two random directions.</source>
            <translation>실제 손실입니다. 가중치를 지나는 평면에서 무작위 두 방향으로 본 신경망의 손실입니다.</translation>
        </message>
    </context>
    <context>
        <name>SurfaceView</name>
        <message>
            <source>Start over</source>
            <translation>처음부터</translation>
        </message>
        <message>
            <source>Puts every optimizer back to the start.</source>
            <translation>모든 옵티마이저를 출발점으로 돌립니다.</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>한 스텝</translation>
        </message>
        <message>
            <source>Lets every optimizer take one step.</source>
            <translation>모든 옵티마이저가 한 스텝씩 갑니다.</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>옵티마이저</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>위치</translation>
        </message>
        <message>
            <source>Height f</source>
            <translation>높이 f</translation>
        </message>
        <message>
            <source>Surface from above</source>
            <translation>위에서 본 곡면</translation>
        </message>
        <message>
            <source>Drag the ring to start elsewhere; the arrow keys move it too. Crosses mark the lowest points.</source>
            <translation>동그라미를 끌면 출발점이 바뀝니다. 화살표 키로도 옮길 수 있습니다. 십자는 가장 낮은 점입니다.</translation>
        </message>
        <message>
            <source>arrives</source>
            <translation>도착</translation>
        </message>
        <message>
            <source>Reaches the lowest point.</source>
            <translation>가장 낮은 점에 이릅니다.</translation>
        </message>
        <message>
            <source>creeps</source>
            <translation>거의 멈춤</translation>
        </message>
        <message>
            <source>Too small: it has hardly moved.</source>
            <translation>너무 작아 거의 움직이지 않았습니다.</translation>
        </message>
        <message>
            <source>swings</source>
            <translation>진동</translation>
        </message>
        <message>
            <source>Too large: it jumps across the valley and back.</source>
            <translation>너무 커서 골짜기를 이쪽저쪽으로 뛰어넘습니다.</translation>
        </message>
        <message>
            <source>thrown out</source>
            <translation>발산</translation>
        </message>
        <message>
            <source>Far too large: every step leads higher.</source>
            <translation>지나치게 커서 갈수록 높아집니다.</translation>
        </message>
        <message>
            <source>on its way</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>Has not arrived yet: more steps, or a larger rate.</source>
            <translation>아직 도착하지 못했습니다. 스텝이나 학습률이 더 필요합니다.</translation>
        </message>
        <message>
            <source>Loss of a network</source>
            <translation>신경망의 손실</translation>
        </message>
        <message>
            <source>nats, on a plane through its weights</source>
            <translation>nat, 가중치를 지나는 평면 위</translation>
        </message>
        <message>
            <source>being computed: 1,271 places, about a second</source>
            <translation>계산 중: 1,271곳, 약 1초</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>재생</translation>
        </message>
        <message>
            <source>Lets the steps follow by themselves.</source>
            <translation>스텝이 저절로 이어집니다.</translation>
        </message>
        <message>
            <source>step {done} of {planned}</source>
            <translation>{planned}스텝 중 {done}스텝</translation>
        </message>
    </context>
    <context>
        <name>TaskStrip</name>
        <message>
            <source>Leave the task</source>
            <translation>과제 나가기</translation>
        </message>
        <message>
            <source>Everything can be changed again; the attempts stay under Runs.</source>
            <translation>모든 설정을 다시 바꿀 수 있습니다. 시도는 실행 기록에 남습니다.</translation>
        </message>
        <message>
            <source>Hand in report…</source>
            <translation>보고서 제출…</translation>
        </message>
        <message>
            <source>No attempt yet</source>
            <translation>아직 시도 없음</translation>
        </message>
        <message>
            <source>Best &lt;b&gt;{accuracy} %&lt;/b&gt;, attempt {number}</source>
            <translation>최고 &lt;b&gt;{accuracy}%&lt;/b&gt;, {number}번째 시도</translation>
        </message>
        <message>
            <source>{points} to go</source>
            <translation>{points} 남음</translation>
        </message>
        <message>
            <source>reached</source>
            <translation>도달</translation>
        </message>
        <message>
            <source>goal {accuracy} %</source>
            <translation>목표 {accuracy}%</translation>
        </message>
        <message>
            <source>Writes a page with the best attempt, every other one, and the digest of the task.</source>
            <translation>가장 좋은 시도와 다른 모든 시도, 과제의 다이제스트를 담은 페이지를 씁니다.</translation>
        </message>
        <message>
            <source>There is no attempt to hand in yet; train once first.</source>
            <translation>아직 제출할 시도가 없습니다. 먼저 한 번 학습해야 합니다.</translation>
        </message>
        <message>
            <source>Hand in report</source>
            <translation>보고서 제출</translation>
        </message>
    </context>
    <context>
        <name>TaskView</name>
        <message>
            <source>attempt {number}, {optimizer}</source>
            <translation>{number}번째 시도, {optimizer}</translation>
        </message>
        <message>
            <source>Test accuracy</source>
            <translation>테스트 정확도</translation>
        </message>
        <message>
            <source>step</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>No attempt yet</source>
            <translation>아직 시도 없음</translation>
        </message>
        <message>
            <source>Press Start: the accuracy is drawn below the goal.</source>
            <translation>‘시작’을 누르면 정확도가 목표선과 함께 그려집니다.</translation>
        </message>
        <message>
            <source>epoch {number} ends</source>
            <translation>{number}에폭 끝</translation>
        </message>
    </context>
    <context>
        <name>TeachKeys</name>
        <message>
            <source>It is a {digit}</source>
            <translation>이 숫자는 {digit}입니다</translation>
        </message>
        <message>
            <source>Keeps this drawing in your data with this label.</source>
            <translation>이 글씨를 이 답과 함께 내 데이터에 저장합니다.</translation>
        </message>
    </context>
    <context>
        <name>TemplateCanvas</name>
        <message>
            <source>W, the mean {digit}</source>
            <translation>W, 평균 {digit}</translation>
        </message>
        <message>
            <source>a {label}</source>
            <translation>{label}</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>예</translation>
        </message>
        <message>
            <source>no</source>
            <translation>아니요</translation>
        </message>
        <message>
            <source>W·x of {digit} and of the rest</source>
            <translation>숫자 {digit}의 W·x, 나머지의 W·x</translation>
        </message>
        <message>
            <source>the digit</source>
            <translation>이 숫자</translation>
        </message>
        <message>
            <source>the rest</source>
            <translation>나머지</translation>
        </message>
        <message>
            <source>ROC, area {area}</source>
            <translation>ROC, 넓이 {area}</translation>
        </message>
        <message>
            <source>false alarms</source>
            <translation>거짓 경보</translation>
        </message>
        <message>
            <source>found</source>
            <translation>찾은 비율</translation>
        </message>
        <message>
            <source>dot product</source>
            <translation>내적</translation>
        </message>
        <message>
            <source>cosine</source>
            <translation>코사인</translation>
        </message>
        <message>
            <source>weights: for and against</source>
            <translation>가중치: 지지와 반대</translation>
        </message>
        <message>
            <source>always no</source>
            <translation>항상 아니요</translation>
        </message>
        <message>
            <source>accuracy</source>
            <translation>정확도</translation>
        </message>
        <message>
            <source>step {count}</source>
            <translation>스텝 {count}</translation>
        </message>
    </context>
    <context>
        <name>TemplateView</name>
        <message>
            <source>Templates and what they find; plus and minus move the threshold</source>
            <translation>템플릿이 찾는 것. 더하기와 빼기 키로 임계값을 옮깁니다</translation>
        </message>
        <message>
            <source>computing…</source>
            <translation>계산 중…</translation>
        </message>
    </context>
    <context>
        <name>ThinStrip</name>
        <message>
            <source>Weights, curves and the checkpoint that Resume needs stay; what is removed does not come back.</source>
            <translation>가중치와 곡선, 이어서 하기에 필요한 체크포인트는 남습니다. 삭제한 것은 되돌릴 수 없습니다.</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>남겨 두기</translation>
        </message>
        <message>
            <source>Removes nothing.</source>
            <translation>아무것도 삭제하지 않습니다.</translation>
        </message>
        <message>
            <source>Free {size}</source>
            <translation>{size} 비우기</translation>
        </message>
        <message>
            <source>Removes them from the disk: of the chosen runs, without a choice of all.</source>
            <translation>디스크에서 삭제합니다. 선택한 실행이 있으면 그 실행만, 없으면 모든 실행이 대상입니다.</translation>
        </message>
        <message>
            <source>Remove what {count} runs do not need: {size}</source>
            <translation>실행 {count}개에 필요 없는 파일 {size} 삭제</translation>
        </message>
        <message>
            <source>all</source>
            <translation>전체</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Snapshots that stay</source>
            <translation>남길 스냅숏</translation>
        </message>
        <message>
            <source>There is nothing to remove.</source>
            <translation>삭제할 것이 없습니다.</translation>
        </message>
        <message>
            <source>Remove what a run does not need: {size}</source>
            <translation>실행 1개에 필요 없는 파일 {size} 삭제</translation>
        </message>
        <message>
            <source>Inspect shows how a run learned by its snapshots; those that stay are spread evenly over the run.</source>
            <translation>살펴보기는 스냅숏으로 학습 과정을 보여 줍니다. 남는 스냅숏은 실행 전체에 고르게 놓입니다.</translation>
        </message>
    </context>
    <context>
        <name>ThreadsMenu</name>
        <message>
            <source>Threads</source>
            <translation>스레드</translation>
        </message>
        <message>
            <source>The engine shares its work among these. More are faster; the numbers of a run stay the same.</source>
            <translation>엔진이 계산을 이만큼의 스레드에 나누어 맡깁니다. 많을수록 빠르며, 실행의 수치는 달라지지 않습니다.</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>자동</translation>
        </message>
    </context>
    <context>
        <name>TimeSection</name>
        <message>
            <source>Time</source>
            <translation>시간</translation>
        </message>
        <message>
            <source>Moments kept</source>
            <translation>보관할 시점 수</translation>
        </message>
        <message>
            <source>How many moments every run keeps its weights of, from the next one on; 0 keeps none.</source>
            <translation>다음 실행부터 실행마다 가중치를 보관할 시점의 수입니다. 0이면 보관하지 않습니다.</translation>
        </message>
        <message>
            <source>Only kept runs can be looked at over time.</source>
            <translation>저장된 실행만 시간에 따라 살펴볼 수 있습니다.</translation>
        </message>
        <message>
            <source>No moments were kept of this run; the next ones keep them.</source>
            <translation>이 실행에는 보관한 시점이 없습니다. 다음 실행부터 보관합니다.</translation>
        </message>
        <message>
            <source>Epoch {epoch} of {last}</source>
            <translation>{last}에폭 중 {epoch}에폭</translation>
        </message>
        <message>
            <source>The network as it was after {steps} steps. All views follow while it is moved.</source>
            <translation>{steps}스텝 뒤의 신경망입니다. 움직이는 동안 모든 화면이 따라옵니다.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>재생</translation>
        </message>
        <message>
            <source>Shows one moment of the run after the other.</source>
            <translation>실행의 시점을 차례로 보여 줍니다.</translation>
        </message>
    </context>
    <context>
        <name>TrainFiles</name>
        <message>
            <source>Open experiment</source>
            <translation>실험 열기</translation>
        </message>
        <message>
            <source>Save experiment</source>
            <translation>실험 저장</translation>
        </message>
        <message>
            <source>Save weights</source>
            <translation>가중치 저장</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>모든 파일 (*)</translation>
        </message>
        <message>
            <source>Open task</source>
            <translation>과제 열기</translation>
        </message>
        <message>
            <source>Hand in report</source>
            <translation>보고서 제출</translation>
        </message>
    </context>
    <context>
        <name>TrainPage</name>
        <message>
            <source>Train</source>
            <translation>학습</translation>
        </message>
        <message>
            <source>The network guesses {count} digits, measures its error and corrects its weights: one step. Watch the loss fall.</source>
            <translation>신경망이 숫자 {count}개를 예측하고 오차를 재어 가중치를 갱신합니다. 이것이 한 스텝이며, 되풀이하면 손실이 줄어듭니다.</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>한 스텝</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>에폭</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>중지</translation>
        </message>
        <message>
            <source>More</source>
            <translation>더 보기</translation>
        </message>
        <message>
            <source>Open and save experiments and weights, read with this network.</source>
            <translation>실험과 가중치를 열거나 저장하고, 이 신경망으로 우편번호를 읽습니다.</translation>
        </message>
        <message>
            <source>Ends the run now; what it learned is kept.</source>
            <translation>학습을 지금 끝냅니다. 학습한 내용은 남습니다.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시 정지</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>재개</translation>
        </message>
        <message>
            <source>Holds after the step that is being taken.</source>
            <translation>지금 하는 스텝까지 마치고 멈춥니다.</translation>
        </message>
        <message>
            <source>Trains the network on the chosen digits.</source>
            <translation>고른 숫자로 신경망을 학습시킵니다.</translation>
        </message>
        <message>
            <source>Pause first.</source>
            <translation>먼저 일시 정지해야 합니다.</translation>
        </message>
        <message>
            <source>One step</source>
            <translation>한 스텝</translation>
        </message>
        <message>
            <source>One batch: guess, measure, correct; then hold.</source>
            <translation>배치 하나로 예측하고 오차를 재고 가중치를 갱신한 뒤 멈춥니다.</translation>
        </message>
        <message>
            <source>One epoch</source>
            <translation>한 에폭</translation>
        </message>
        <message>
            <source>Every training digit once; then hold.</source>
            <translation>훈련 데이터를 모두 한 번씩 본 뒤 멈춥니다.</translation>
        </message>
        <message>
            <source>Download the data first.</source>
            <translation>먼저 데이터를 내려받아야 합니다.</translation>
        </message>
        <message>
            <source>The data is on its way.</source>
            <translation>데이터를 내려받는 중입니다.</translation>
        </message>
        <message>
            <source>Own network</source>
            <translation>내 신경망</translation>
        </message>
        <message>
            <source>Open experiment…</source>
            <translation>실험 열기…</translation>
        </message>
        <message>
            <source>Save experiment</source>
            <translation>실험 저장</translation>
        </message>
        <message>
            <source>Open weights…</source>
            <translation>가중치 열기…</translation>
        </message>
        <message>
            <source>Save weights…</source>
            <translation>가중치 저장…</translation>
        </message>
        <message>
            <source>Use on the postal code page</source>
            <translation>우편번호 페이지에서 쓰기</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>학습</translation>
        </message>
        <message>
            <source>Saved automatically as run {number}</source>
            <translation>{number}번 실행으로 자동 저장됨</translation>
        </message>
        <message>
            <source>Saved automatically</source>
            <translation>자동 저장됨</translation>
        </message>
        <message>
            <source>continues from here, {count} steps are computed again</source>
            <translation>여기서 이어짐, {count}스텝은 다시 계산</translation>
        </message>
        <message>
            <source>Start a new run</source>
            <translation>새 실행 시작</translation>
        </message>
        <message>
            <source>Open task…</source>
            <translation>과제 열기…</translation>
        </message>
    </context>
    <context>
        <name>TrainReports</name>
        <message>
            <source>The newest checkpoint cannot be used: {reason}. The run continues from the one before it.</source>
            <translation>가장 새로운 체크포인트를 쓸 수 없어({reason}) 그 앞의 체크포인트에서 이어집니다.</translation>
        </message>
    </context>
    <context>
        <name>TrainSetup</name>
        <message>
            <source>The run keeps {value} until you correct it.</source>
            <translation>바로잡을 때까지 {value} 값을 그대로 씁니다.</translation>
        </message>
        <message>
            <source>Starts with the weights of {name}.</source>
            <translation>{name}의 가중치로 시작합니다.</translation>
        </message>
        <message>
            <source>step</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>percent of the run</source>
            <translation>실행의 %</translation>
        </message>
        <message>
            <source>While it runs</source>
            <translation>실행 중 설정</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>학습</translation>
        </message>
        <message>
            <source>More settings</source>
            <translation>다른 설정</translation>
        </message>
        <message>
            <source>Augmentation</source>
            <translation>데이터 증강</translation>
        </message>
        <message>
            <source>How far each correction goes. Too large and the loss jumps; too small and it hardly moves.</source>
            <translation>한 번에 얼마나 갱신할지 정합니다. 너무 크면 손실이 튀고, 너무 작으면 거의 변하지 않습니다.</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>평균 구간</translation>
        </message>
        <message>
            <source>Over how many steps the bold line is a mean. It changes only the picture.</source>
            <translation>굵은 선이 몇 스텝의 평균인지 정합니다. 그림만 바뀝니다.</translation>
        </message>
        <message>
            <source>Own experiment</source>
            <translation>내 실험</translation>
        </message>
        <message>
            <source>Recipe</source>
            <translation>레시피</translation>
        </message>
        <message>
            <source>A whole experiment of the course, ready to start.</source>
            <translation>바로 시작할 수 있는 강의의 실험입니다.</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>옵티마이저</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>학습률 스케줄</translation>
        </message>
        <message>
            <source>Initializer</source>
            <translation>초깃값</translation>
        </message>
        <message>
            <source>How the learning rate will go over the run</source>
            <translation>실행하는 동안 학습률이 변하는 모습</translation>
        </message>
        <message>
            <source>Start fresh</source>
            <translation>새로 시작</translation>
        </message>
        <message>
            <source>Draws new first weights at the next start.</source>
            <translation>다음 시작 때 가중치의 초깃값을 새로 뽑습니다.</translation>
        </message>
        <message>
            <source>The experiment cannot be started yet, so no rate can be tried.</source>
            <translation>아직 실험을 시작할 수 없어 학습률을 시험할 수 없습니다.</translation>
        </message>
        <message>
            <source>Something else is being measured: wait until it has ended.</source>
            <translation>다른 측정이 진행 중입니다. 끝나면 찾을 수 있습니다.</translation>
        </message>
        <message>
            <source>Tries rates from small to large in a few steps and shows where the loss falls.</source>
            <translation>작은 값부터 큰 값까지 몇 스텝씩 시험하여 손실이 줄어드는 곳을 보여 줍니다.</translation>
        </message>
        <message>
            <source>Find rate…</source>
            <translation>학습률 찾기…</translation>
        </message>
        <message>
            <source>Brings back the last experiment that you set up yourself.</source>
            <translation>마지막으로 직접 구성한 실험을 다시 불러옵니다.</translation>
        </message>
        <message>
            <source>set by the task</source>
            <translation>과제에서 정한 설정입니다</translation>
        </message>
        <message>
            <source>A run is training: stop it first, then a rate can be found.</source>
            <translation>실행이 진행 중입니다. 먼저 중지하면 학습률을 찾을 수 있습니다.</translation>
        </message>
    </context>
    <context>
        <name>TrialMenu</name>
        <message>
            <source>Open in Train</source>
            <translation>학습에서 열기</translation>
        </message>
        <message>
            <source>Race the two that are picked</source>
            <translation>고른 둘을 겨루기</translation>
        </message>
        <message>
            <source>Race it against the best</source>
            <translation>가장 좋은 시행과 겨루기</translation>
        </message>
        <message>
            <source>This trial was not kept as a run; switch on “Keep as runs” before the start.</source>
            <translation>이 시행은 실행으로 저장되지 않았습니다. 시작하기 전에 ‘실행으로 저장’을 켜야 합니다.</translation>
        </message>
        <message>
            <source>Inspect its network</source>
            <translation>신경망 살펴보기</translation>
        </message>
        <message>
            <source>Let it read postal codes</source>
            <translation>우편번호 읽게 하기</translation>
        </message>
        <message>
            <source>Lay over in Compare</source>
            <translation>비교에 겹쳐 보기</translation>
        </message>
        <message>
            <source>Show in Runs</source>
            <translation>실행 목록에서 보기</translation>
        </message>
    </context>
    <context>
        <name>TrialModel</name>
        <message>
            <source>Student</source>
            <translation>학생</translation>
        </message>
        <message>
            <source>State</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>맞음</translation>
        </message>
        <message>
            <source>{steps} steps, {seconds} s</source>
            <translation>{steps}스텝, {seconds}초</translation>
        </message>
        <message>
            <source>best</source>
            <translation>최선</translation>
        </message>
        <message>
            <source>loss infinite</source>
            <translation>손실이 무한대</translation>
        </message>
    </context>
    <context>
        <name>UnitCard</name>
        <message>
            <source>Off</source>
            <translation>끄기</translation>
        </message>
        <message>
            <source>Lets it give 0 and computes everything behind it again. Key: Space.</source>
            <translation>0을 출력하게 하고 그 뒤를 모두 다시 계산합니다. 키: 스페이스 바</translation>
        </message>
        <message>
            <source>Nothing selected</source>
            <translation>선택 없음</translation>
        </message>
        <message>
            <source>Map {unit} of block {block}</source>
            <translation>블록 {block}의 맵 {unit}</translation>
        </message>
        <message>
            <source>Unit {unit} of block {block}</source>
            <translation>블록 {block}의 노드 {unit}</translation>
        </message>
        <message>
            <source>{size} × {size} filter</source>
            <translation>{size} × {size} 필터</translation>
        </message>
        <message>
            <source>its map</source>
            <translation>맵</translation>
        </message>
        <message>
            <source>its filter</source>
            <translation>필터</translation>
        </message>
        <message>
            <source>its value</source>
            <translation>값</translation>
        </message>
        <message>
            <source>its weights</source>
            <translation>가중치</translation>
        </message>
        <message>
            <source>Strongest in these digits</source>
            <translation>가장 강하게 반응한 숫자</translation>
        </message>
    </context>
    <context>
        <name>VariedRow</name>
        <message>
            <source>from</source>
            <translation>부터</translation>
        </message>
        <message>
            <source>to</source>
            <translation>까지</translation>
        </message>
        <message>
            <source>One end of the range that is searched.</source>
            <translation>탐색하는 범위의 한쪽 끝입니다.</translation>
        </message>
        <message>
            <source>Searches on a log scale: every decade as often as another.</source>
            <translation>로그 눈금으로 탐색합니다. 열 배마다 같은 횟수로 시험합니다.</translation>
        </message>
        <message>
            <source>{count} choices</source>
            <translation>{count}가지</translation>
        </message>
        <message>
            <source>Shows the range or the choices.</source>
            <translation>범위나 선택지를 보입니다.</translation>
        </message>
        <message>
            <source>Vary {name} no longer</source>
            <translation>{name} 바꾸지 않기</translation>
        </message>
        <message>
            <source>, log</source>
            <translation>, 로그</translation>
        </message>
        <message>
            <source>, step {step}</source>
            <translation>, 간격 {step}</translation>
        </message>
        <message>
            <source>log</source>
            <translation>로그</translation>
        </message>
        <message>
            <source>step</source>
            <translation>간격</translation>
        </message>
        <message>
            <source>Searches only every so often from the low end; 0 searches all values.</source>
            <translation>낮은 끝에서 이 간격으로만 탐색합니다. 0이면 모든 값을 탐색합니다.</translation>
        </message>
    </context>
    <context>
        <name>WayCard</name>
        <message>
            <source>u after each step; lowest at u = 5</source>
            <translation>스텝마다의 u, 최솟점은 u = 5</translation>
        </message>
        <message>
            <source>step</source>
            <translation>스텝</translation>
        </message>
    </context>
    <context>
        <name>WeightCard</name>
        <message>
            <source>lowest at u = 5</source>
            <translation>u = 5에서 최소</translation>
        </message>
    </context>
    <context>
        <name>WordsCard</name>
        <message>
            <source>In words</source>
            <translation>해설</translation>
        </message>
        <message>
            <source>Try dropout</source>
            <translation>드롭아웃 써 보기</translation>
        </message>
        <message>
            <source>Try weight decay</source>
            <translation>가중치 감소 써 보기</translation>
        </message>
        <message>
            <source>Try a tenth of the learning rate</source>
            <translation>학습률을 10분의 1로</translation>
        </message>
        <message>
            <source>Halve it</source>
            <translation>절반으로 줄이기</translation>
        </message>
        <message>
            <source>Download it</source>
            <translation>내려받기</translation>
        </message>
        <message>
            <source>Use it on the postal code page</source>
            <translation>우편번호 페이지에서 쓰기</translation>
        </message>
        <message>
            <source>Ready to start.</source>
            <translation>시작할 준비가 되었습니다.</translation>
        </message>
        <message>
            <source>Reading the data…</source>
            <translation>데이터를 읽는 중입니다…</translation>
        </message>
        <message>
            <source>Loss is falling steadily.</source>
            <translation>손실이 꾸준히 줄고 있습니다.</translation>
        </message>
        <message>
            <source>Loss hardly moves any more.</source>
            <translation>손실이 더는 거의 변하지 않습니다.</translation>
        </message>
        <message>
            <source>Loss is rising: the learning rate may be too large.</source>
            <translation>손실이 커지고 있습니다. 학습률이 너무 큰 듯합니다.</translation>
        </message>
        <message>
            <source>Train is {gap} points above test: the start of over-fitting.</source>
            <translation>훈련 정확도가 테스트 정확도보다 {gap}%p 높습니다. 과적합이 시작되는 신호입니다.</translation>
        </message>
        <message>
            <source>It reads {right} of {count} test digits right: too few to judge over-fitting.</source>
            <translation>테스트 데이터 {count}개 중 {right}개를 맞혔습니다. 과적합을 판단하기에는 데이터가 너무 적습니다.</translation>
        </message>
        <message>
            <source>It only guesses: {accuracy} % right is what chance gives.</source>
            <translation>찍는 수준입니다. {accuracy}%는 우연히 맞는 비율입니다.</translation>
        </message>
        <message>
            <source>Layer {layer}: {share} % of outputs stuck at their ends, so gradients vanish.</source>
            <translation>{layer}번 층: 출력의 {share}%가 양 끝에 붙어 기울기가 사라집니다.</translation>
        </message>
        <message>
            <source>Layer {layer}: {share} % of units give 0 for every image; they learn nothing.</source>
            <translation>{layer}번 층: 노드의 {share}%가 모든 이미지에 0을 출력해 아무것도 배우지 못합니다.</translation>
        </message>
        <message>
            <source>The loss left the finite numbers at step {step}: the steps were too large.</source>
            <translation>{step}번째 스텝에서 손실이 발산했습니다(무한대나 NaN). 학습률이 너무 컸습니다.</translation>
        </message>
        <message>
            <source>The run broke off: {message}</source>
            <translation>실행이 중단되었습니다: {message}</translation>
        </message>
        <message>
            <source>Stopped at step {step}.</source>
            <translation>{step}번째 스텝에서 중지했습니다.</translation>
        </message>
        <message>
            <source>Stopped early: no more progress. It reads {accuracy} % of new digits right.</source>
            <translation>나아지지 않아 일찍 멈췄습니다. 새 숫자의 {accuracy}%를 맞게 읽습니다.</translation>
        </message>
        <message>
            <source>Done: it reads {accuracy} % of new digits right.</source>
            <translation>끝났습니다. 새 숫자의 {accuracy}%를 맞게 읽습니다.</translation>
        </message>
        <message>
            <source>It is over, and reads {accuracy} % of new digits right: what chance gives.</source>
            <translation>끝났지만 새 숫자의 {accuracy}%만 바르게 읽습니다. 찍는 수준입니다.</translation>
        </message>
        <message>
            <source>Nothing else was lost: settings, curves and weights are whole up to step {step}.</source>
            <translation>그 밖에 잃은 것은 없습니다. 설정, 곡선, 가중치가 {step}스텝까지 온전합니다.</translation>
        </message>
        <message>
            <source>Inspect it</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Change it</source>
            <translation>바꾸기</translation>
        </message>
        <message>
            <source>What did it learn, and where does it fail?</source>
            <translation>무엇을 배웠고 어디에서 틀리는지 살펴볼 수 있습니다.</translation>
        </message>
        <message>
            <source>Find a learning rate</source>
            <translation>학습률 찾기</translation>
        </message>
        <message>
            <source>Fit the last layer to the data</source>
            <translation>마지막 층을 데이터에 맞추기</translation>
        </message>
        <message>
            <source>This network takes {memory} GB of memory, and the run about {time}.</source>
            <translation>이 신경망은 메모리를 {memory} GB 쓰고, 실행에는 약 {time}이 걸립니다.</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>계속</translation>
        </message>
        <message>
            <source>Check the data…</source>
            <translation>데이터 확인…</translation>
        </message>
    </context>
    <context>
        <name>WordsSection</name>
        <message>
            <source>In words</source>
            <translation>해설</translation>
        </message>
    </context>
    <context>
        <name>engine</name>
        <message>
            <source>A ReLU with a rounded corner: smooth everywhere and never quite 0.</source>
            <translation>모서리가 둥근 ReLU입니다. 어디서나 매끄럽고 완전히 0이 되지 않습니다.</translation>
        </message>
        <message>
            <source>A ball that rolls downhill: steps in a steady direction add up, zigzags cancel.</source>
            <translation>언덕을 굴러 내려가는 공과 같습니다. 같은 방향의 움직임은 쌓이고 지그재그는 서로 상쇄됩니다.</translation>
        </message>
        <message>
            <source>A leaky ReLU that learns how much of the negative side it lets through.</source>
            <translation>음수를 얼마나 통과시킬지 스스로 학습하는 Leaky ReLU입니다.</translation>
        </message>
        <message>
            <source>A random rotation: the units start at right angles to each other, and lengths pass through unchanged.</source>
            <translation>무작위 회전입니다. 노드들이 서로 직각으로 시작하고 신호의 길이가 그대로 유지됩니다.</translation>
        </message>
        <message>
            <source>A second convolution looks at combinations of what the first one found.</source>
            <translation>두 번째 합성곱은 첫 번째가 찾은 것들의 조합을 봅니다.</translation>
        </message>
        <message>
            <source>A step straight down the slope, always by the same share of the gradient.</source>
            <translation>경사를 따라 곧장 내려가며, 언제나 기울기에 같은 비율을 곱한 만큼 움직입니다.</translation>
        </message>
        <message>
            <source>AdaGrad</source>
            <translation>AdaGrad</translation>
        </message>
        <message>
            <source>AdaGrad that forgets: each step is scaled by the recent size of its gradient only.</source>
            <translation>지난 일을 잊는 AdaGrad입니다. 최근 기울기의 크기로만 보폭을 조절합니다.</translation>
        </message>
        <message>
            <source>Adam</source>
            <translation>Adam</translation>
        </message>
        <message>
            <source>Adam that also shrinks every parameter a little at each step, outside of the gradient's scaling.</source>
            <translation>스텝마다 모든 매개변수를 조금씩 줄이는 Adam입니다. 이 감소는 기울기의 크기 조절과 따로 이루어집니다.</translation>
        </message>
        <message>
            <source>AdamW</source>
            <translation>AdamW</translation>
        </message>
        <message>
            <source>Adds grain to every pixel, as a poor camera does.</source>
            <translation>품질이 낮은 카메라처럼 모든 픽셀에 잡음을 더합니다.</translation>
        </message>
        <message>
            <source>Almost flat in the middle, steep at the rim: one learning rate cannot suit both.</source>
            <translation>가운데는 거의 평평하고 가장자리는 가파릅니다. 학습률 하나로는 둘 다 맞출 수 없습니다.</translation>
        </message>
        <message>
            <source>Alpha</source>
            <translation>알파</translation>
        </message>
        <message>
            <source>An ELU whose two numbers keep mean 0 and variance 1 from layer to layer, without batch normalization.</source>
            <translation>배치 정규화 없이도 층마다 평균 0, 분산 1이 유지되도록 두 수를 정한 ELU입니다.</translation>
        </message>
        <message>
            <source>Asks of each class on its own whether it is the one; brings its own sigmoid, so the last layer gives scores.</source>
            <translation>클래스마다 따로 그 클래스가 맞는지 묻습니다. 시그모이드가 들어 있으므로 마지막 층은 점수를 냅니다.</translation>
        </message>
        <message>
            <source>At (0, 0) the slope is zero and yet it is no minimum: who leaves the saddle first?</source>
            <translation>(0, 0)은 기울기가 0이지만 극솟점이 아닌 안장점입니다. 어느 옵티마이저가 먼저 벗어나는지 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>Average</source>
            <translation>평균 사용</translation>
        </message>
        <message>
            <source>AveragePool2D</source>
            <translation>평균 풀링</translation>
        </message>
        <message>
            <source>Backpropagation</source>
            <translation>오차역전파법</translation>
        </message>
        <message>
            <source>Banana valley (Rosenbrock)</source>
            <translation>바나나 골짜기 (Rosenbrock)</translation>
        </message>
        <message>
            <source>Batch normalization</source>
            <translation>배치 정규화</translation>
        </message>
        <message>
            <source>Batch normalization after the convolution: compare the first hundred steps with the plain one.</source>
            <translation>합성곱 뒤에 배치 정규화를 둡니다. 처음 100스텝을 정규화하지 않은 신경망과 비교해 볼 만합니다.</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>배치 크기</translation>
        </message>
        <message>
            <source>BatchNorm</source>
            <translation>배치 정규화</translation>
        </message>
        <message>
            <source>Bends every digit as if it were drawn on rubber: neighbors move together, strokes stay whole.</source>
            <translation>고무판에 그린 것처럼 숫자를 휘게 합니다. 이웃한 점은 함께 움직여 획이 끊기지 않습니다.</translation>
        </message>
        <message>
            <source>Beta</source>
            <translation>베타</translation>
        </message>
        <message>
            <source>Beta1</source>
            <translation>베타 1</translation>
        </message>
        <message>
            <source>Beta2</source>
            <translation>베타 2</translation>
        </message>
        <message>
            <source>BinaryCrossEntropy</source>
            <translation>이진 교차 엔트로피</translation>
        </message>
        <message>
            <source>Clip norm</source>
            <translation>기울기 클리핑</translation>
        </message>
        <message>
            <source>Constant</source>
            <translation>상수</translation>
        </message>
        <message>
            <source>Conv2D</source>
            <translation>합성곱</translation>
        </message>
        <message>
            <source>Convolution</source>
            <translation>합성곱</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>코사인</translation>
        </message>
        <message>
            <source>Count the seconds per step: every weight is moved twice to see what the loss does, which is why backpropagation exists.</source>
            <translation>한 스텝에 걸리는 시간을 재어 보면 좋습니다. 가중치를 하나하나 두 번씩 움직여 손실의 변화를 보기 때문입니다. 오차역전파법이 필요한 까닭입니다.</translation>
        </message>
        <message>
            <source>CrossEntropy</source>
            <translation>교차 엔트로피</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>데이터</translation>
        </message>
        <message>
            <source>Decay</source>
            <translation>감쇠율</translation>
        </message>
        <message>
            <source>Degrees</source>
            <translation>각도</translation>
        </message>
        <message>
            <source>Dense</source>
            <translation>완전 연결</translation>
        </message>
        <message>
            <source>Dilation</source>
            <translation>팽창 간격</translation>
        </message>
        <message>
            <source>Draws every digit with a thicker or a thinner pen.</source>
            <translation>숫자를 더 굵거나 가는 펜으로 그립니다.</translation>
        </message>
        <message>
            <source>Draws one value of each small window, a large one more often than a small one: pooling that regularizes.</source>
            <translation>작은 창마다 값 하나를 뽑는데 큰 값일수록 자주 뽑힙니다. 과적합을 줄이는 풀링입니다.</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>드롭아웃</translation>
        </message>
        <message>
            <source>Drops</source>
            <translation>감소 횟수</translation>
        </message>
        <message>
            <source>ELU</source>
            <translation>ELU</translation>
        </message>
        <message>
            <source>Each input times its own sigmoid: like ReLU, but smooth, with a small dip below 0.</source>
            <translation>입력에 자기 자신의 시그모이드를 곱합니다. ReLU와 비슷하지만 매끄럽고 0 아래로 살짝 내려갑니다.</translation>
        </message>
        <message>
            <source>Each input times the tanh of its own softplus: like Swish, with a slightly deeper dip.</source>
            <translation>입력에 자신의 소프트플러스의 tanh를 곱합니다. Swish와 비슷하며 조금 더 깊이 파입니다.</translation>
        </message>
        <message>
            <source>Each weight has its own step size: watch how early it passes 95 %.</source>
            <translation>가중치마다 보폭이 따로 있습니다. 95%를 얼마나 일찍 넘는지가 볼거리입니다.</translation>
        </message>
        <message>
            <source>Elastic</source>
            <translation>탄성 변형</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>에폭</translation>
        </message>
        <message>
            <source>Epsilon</source>
            <translation>엡실론</translation>
        </message>
        <message>
            <source>Every layer passes on a signal of nearly the same size: learning starts with the first step.</source>
            <translation>모든 층이 거의 같은 크기의 신호를 넘겨주어 첫 스텝부터 학습이 시작됩니다.</translation>
        </message>
        <message>
            <source>Every layer sees inputs of mean 0 and spread 1: compare the first epoch with the same network without it.</source>
            <translation>모든 층이 평균 0, 표준편차 1인 입력을 받습니다. 첫 에폭을 정규화하지 않은 같은 신경망과 비교해 볼 만합니다.</translation>
        </message>
        <message>
            <source>Every parameter has a step size of its own, which shrinks as its gradients add up.</source>
            <translation>매개변수마다 보폭이 따로 있고, 기울기가 쌓일수록 작아집니다.</translation>
        </message>
        <message>
            <source>Every unit adds up all inputs, each times a weight of its own.</source>
            <translation>노드마다 모든 입력에 저마다의 가중치를 곱해 더합니다.</translation>
        </message>
        <message>
            <source>Every unit of a layer stays the same as its neighbor, and the accuracy stays at one class in ten.</source>
            <translation>한 층의 노드가 모두 똑같이 머물러 정확도가 열에 하나 수준에 그칩니다.</translation>
        </message>
        <message>
            <source>Every weight is the same number: the units of a layer stay equal, as with zeros.</source>
            <translation>모든 가중치가 같은 수입니다. 0일 때처럼 한 층의 노드가 서로 같은 채로 남습니다.</translation>
        </message>
        <message>
            <source>Exponential</source>
            <translation>지수</translation>
        </message>
        <message>
            <source>Fashion-MNIST</source>
            <translation>Fashion-MNIST</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>필터 수</translation>
        </message>
        <message>
            <source>Final</source>
            <translation>마지막 값</translation>
        </message>
        <message>
            <source>Finding the curved valley is easy, following it to the lowest point is not.</source>
            <translation>굽은 골짜기를 찾기는 쉽지만 가장 낮은 점까지 따라가기는 어렵습니다.</translation>
        </message>
        <message>
            <source>First weights</source>
            <translation>가중치의 초깃값</translation>
        </message>
        <message>
            <source>First weights of σ = 1 saturate the sigmoids, and some digits are never learned: look at the saturated share, then try Xavier.</source>
            <translation>σ = 1인 초깃값이 시그모이드를 포화시켜 몇몇 숫자는 끝내 학습되지 않습니다. 포화 비율을 본 다음 Xavier로 바꿔 볼 만합니다.</translation>
        </message>
        <message>
            <source>First weights: He</source>
            <translation>초깃값: He</translation>
        </message>
        <message>
            <source>First weights: Xavier</source>
            <translation>초깃값: Xavier</translation>
        </message>
        <message>
            <source>First weights: all zeros</source>
            <translation>초깃값: 모두 0</translation>
        </message>
        <message>
            <source>First weights: σ = 0.01</source>
            <translation>초깃값: σ = 0.01</translation>
        </message>
        <message>
            <source>First weights: σ = 1</source>
            <translation>초깃값: σ = 1</translation>
        </message>
        <message>
            <source>Five convolutions that see pen strokes, envelopes and MNIST, and as an eleventh answer what is no digit at all.</source>
            <translation>합성곱 층 다섯 개가 펜 획, 봉투의 숫자, MNIST를 배우고, 열한 번째 답으로 숫자가 아닌 것을 가려냅니다.</translation>
        </message>
        <message>
            <source>Flat plain with cliffs (Beale)</source>
            <translation>절벽이 있는 평원 (Beale)</translation>
        </message>
        <message>
            <source>Flatten</source>
            <translation>평탄화</translation>
        </message>
        <message>
            <source>For the postal code</source>
            <translation>우편번호용</translation>
        </message>
        <message>
            <source>Four equally low points: where an optimizer ends depends on where it starts.</source>
            <translation>똑같이 낮은 점이 네 곳입니다. 어디서 끝나는지는 출발점에 달려 있습니다.</translation>
        </message>
        <message>
            <source>Four hollows (Himmelblau)</source>
            <translation>네 웅덩이 (Himmelblau)</translation>
        </message>
        <message>
            <source>GELU</source>
            <translation>GELU</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>배율</translation>
        </message>
        <message>
            <source>Gives every unit mean 0 and spread 1 over the batch, then lets the network choose its own scale and shift.</source>
            <translation>배치 안에서 노드마다 평균 0, 표준편차 1로 맞춘 뒤 크기와 이동은 신경망이 스스로 정합니다.</translation>
        </message>
        <message>
            <source>GlobalAveragePool2D</source>
            <translation>전역 평균 풀링</translation>
        </message>
        <message>
            <source>Gradient</source>
            <translation>기울기 계산</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>그룹 수</translation>
        </message>
        <message>
            <source>Half of the figure «SGD against Adam»: squared error on softmax makes small gradients, and SGD crawls for 50 epochs.</source>
            <translation>‘SGD와 Adam’ 그래프의 절반입니다. 소프트맥스에 제곱 오차를 쓰면 기울기가 작아 SGD가 50에폭 내내 더디게 나아갑니다.</translation>
        </message>
        <message>
            <source>Half the squared distance between the outputs and the target, which is 1 for the right digit and 0 else.</source>
            <translation>출력과 목표 사이 거리 제곱의 절반입니다. 목표는 정답 숫자만 1이고 나머지는 0입니다.</translation>
        </message>
        <message>
            <source>HalfSquaredError</source>
            <translation>오차제곱합(½Σ)</translation>
        </message>
        <message>
            <source>Handwriting</source>
            <translation>손글씨</translation>
        </message>
        <message>
            <source>Hardtanh</source>
            <translation>Hardtanh</translation>
        </message>
        <message>
            <source>He</source>
            <translation>He</translation>
        </message>
        <message>
            <source>Identity</source>
            <translation>항등 함수</translation>
        </message>
        <message>
            <source>Keep best</source>
            <translation>최고 상태 보관</translation>
        </message>
        <message>
            <source>Keeps one number of each channel, its mean: where a pattern was found no longer matters.</source>
            <translation>채널마다 평균 하나만 남깁니다. 패턴이 어디에 있었는지는 더 이상 중요하지 않습니다.</translation>
        </message>
        <message>
            <source>Keeps the largest value of each small window: the image shrinks, and a little shift no longer matters.</source>
            <translation>작은 창마다 가장 큰 값만 남깁니다. 그림이 작아지고 조금 움직여도 결과가 달라지지 않습니다.</translation>
        </message>
        <message>
            <source>Keeps the mean of each small window: the image shrinks and blurs.</source>
            <translation>작은 창마다 평균을 남깁니다. 그림이 작아지고 흐려집니다.</translation>
        </message>
        <message>
            <source>Kernel</source>
            <translation>필터 크기</translation>
        </message>
        <message>
            <source>Label smoothing</source>
            <translation>레이블 스무딩</translation>
        </message>
        <message>
            <source>Lays the pixels of each image out in one row, so that a dense layer can take them.</source>
            <translation>그림의 픽셀을 한 줄로 펼쳐 완전 연결 층이 받을 수 있게 합니다.</translation>
        </message>
        <message>
            <source>LeCun</source>
            <translation>LeCun</translation>
        </message>
        <message>
            <source>LeakyReLU</source>
            <translation>Leaky ReLU</translation>
        </message>
        <message>
            <source>Learning from data</source>
            <translation>데이터에서 배우기</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>학습률</translation>
        </message>
        <message>
            <source>Lets every digit lean a little to the left or right, as handwriting does.</source>
            <translation>손글씨처럼 숫자를 왼쪽이나 오른쪽으로 조금 기울입니다.</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>범위</translation>
        </message>
        <message>
            <source>Long valley</source>
            <translation>긴 골짜기</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>식</translation>
        </message>
        <message>
            <source>(0, 1) and (1, 0) both become (1, 1). There one line is enough, and XOR is solved.</source>
            <translation>(0, 1)과 (1, 0)이 모두 (1, 1)이 됩니다. 그곳에서는 직선 하나로 충분하므로 XOR가 풀립니다.</translation>
        </message>
        <message>
            <source>A line divides the plane. Step shows one point to the neuron; a wrong answer turns the line a little.</source>
            <translation>직선이 평면을 나눕니다. 단계마다 점 하나를 뉴런에 보여 주고, 답이 틀리면 직선이 조금 돌아갑니다.</translation>
        </message>
        <message>
            <source>A whole pass changed nothing: the rule rests.</source>
            <translation>한 바퀴 동안 아무것도 바뀌지 않았습니다. 학습 규칙이 멈춥니다.</translation>
        </message>
        <message>
            <source>AND rests in pass 3, NAND in pass 14. When will XOR rest?</source>
            <translation>AND는 3번째 바퀴에서, NAND는 14번째 바퀴에서 멈춥니다. XOR는 언제 멈출까요?</translation>
        </message>
        <message>
            <source>After {rounds} passes the weights repeat themselves: each correction undoes another one, since no single line separates these points. Two layers can.</source>
            <translation>{rounds}바퀴가 지나면 가중치가 되풀이됩니다. 이 점들은 직선 하나로 나눌 수 없어 갱신이 서로를 되돌리기 때문입니다. 두 층이면 나눌 수 있습니다.</translation>
        </message>
        <message>
            <source>Compare the k that w₀ sees with the k that w₁ sees: set the weights to change one after the other.</source>
            <translation>w₀이 쓰는 k와 w₁이 쓰는 k를 비교해 봅니다. 가중치를 하나씩 차례로 바꾸도록 설정하면 보입니다.</translation>
        </message>
        <message>
            <source>Each row of U is one neuron: its bias first, then its weights. Step sends the first point through.</source>
            <translation>U의 행 하나가 뉴런 하나이며, 편향이 먼저 오고 가중치가 뒤따릅니다. 다음 단계에서 첫 번째 점이 통과합니다.</translation>
        </message>
        <message>
            <source>Each weight moves by η x (t − y). Which x are 0 at the point (1, 0)?</source>
            <translation>가중치마다 η x (t − y)만큼 움직입니다. 점 (1, 0)에서 0인 x는 무엇일까요?</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>틀린 개수</translation>
        </message>
        <message>
            <source>Find the mistake</source>
            <translation>틀린 곳 찾기</translation>
        </message>
        <message>
            <source>From pass 17 on every pass ends at (0, −0.05, 0): four errors, the same circle again and again.</source>
            <translation>17번째 바퀴부터는 항상 (0, −0.05, 0)에서 끝납니다. 네 번 틀리며 같은 순환을 되풀이합니다.</translation>
        </message>
        <message>
            <source>Initial slope</source>
            <translation>처음 음수 쪽 기울기</translation>
        </message>
        <message>
            <source>It changes w₀ first and then computes k again for w₁: old and new weights are mixed.</source>
            <translation>w₀을 먼저 바꾼 다음 w₁을 위해 k를 다시 계산합니다. 옛 가중치와 새 가중치가 섞입니다.</translation>
        </message>
        <message>
            <source>Judged after its own correction, the point (1, 0) is right again: the error of pass 2 is hidden.</source>
            <translation>자신의 갱신이 끝난 뒤에 판정하면 점 (1, 0)은 다시 정답이므로, 두 번째 바퀴의 오류가 가려집니다.</translation>
        </message>
        <message>
            <source>Learning</source>
            <translation>학습</translation>
        </message>
        <message>
            <source>Lower</source>
            <translation>하한</translation>
        </message>
        <message>
            <source>MNIST</source>
            <translation>MNIST</translation>
        </message>
        <message>
            <source>MNIST sample</source>
            <translation>MNIST 표본</translation>
        </message>
        <message>
            <source>Makes every digit a little larger or smaller, in height and width alike.</source>
            <translation>숫자를 가로세로 같은 비율로 조금 키우거나 줄입니다.</translation>
        </message>
        <message>
            <source>Matrix form</source>
            <translation>행렬 형태</translation>
        </message>
        <message>
            <source>MaxPool2D</source>
            <translation>최대 풀링</translation>
        </message>
        <message>
            <source>MeanSquaredError</source>
            <translation>평균 제곱 오차</translation>
        </message>
        <message>
            <source>Mish</source>
            <translation>Mish</translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation>모멘텀</translation>
        </message>
        <message>
            <source>Momentum that looks ahead: the ball already leans into where its speed will carry it.</source>
            <translation>앞을 내다보는 모멘텀입니다. 공이 속도를 따라 갈 곳의 경사를 미리 봅니다.</translation>
        </message>
        <message>
            <source>Momentum, with each step scaled by the recent size of its gradient.</source>
            <translation>최근 기울기의 크기에 맞추어 보폭을 조절하는 모멘텀입니다.</translation>
        </message>
        <message>
            <source>Moves every digit a little: by whole pixels, in any direction.</source>
            <translation>숫자를 아무 방향으로나 픽셀 단위로 조금 옮깁니다.</translation>
        </message>
        <message>
            <source>My drawings</source>
            <translation>내 글씨</translation>
        </message>
        <message>
            <source>My drawings and no digit</source>
            <translation>내 글씨와 숫자가 아닌 것</translation>
        </message>
        <message>
            <source>Nesterov</source>
            <translation>네스테로프</translation>
        </message>
        <message>
            <source>Networks</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Neurons</source>
            <translation>뉴런</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>잡음</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>정규 분포</translation>
        </message>
        <message>
            <source>On or off: 1 where the input is positive, else 0; it can compute, but nothing can be learned through it.</source>
            <translation>켜지거나 꺼집니다. 입력이 양수이면 1, 아니면 0입니다. 계산은 하지만 이 층을 거쳐서는 배울 수 없습니다.</translation>
        </message>
        <message>
            <source>One after the other recomputes k before each weight, as the program of the notes does.</source>
            <translation>‘하나씩 차례로’는 강의 노트의 프로그램처럼 가중치마다 k를 다시 계산합니다.</translation>
        </message>
        <message>
            <source>One convolution</source>
            <translation>합성곱 하나</translation>
        </message>
        <message>
            <source>One convolution, batch normalization</source>
            <translation>합성곱 하나, 배치 정규화</translation>
        </message>
        <message>
            <source>One more layer than before, and hardly a better answer: depth alone does not help.</source>
            <translation>층을 하나 늘려도 결과는 거의 나아지지 않습니다. 깊이만으로는 도움이 되지 않습니다.</translation>
        </message>
        <message>
            <source>OneCycle</source>
            <translation>1사이클</translation>
        </message>
        <message>
            <source>Optimizers</source>
            <translation>옵티마이저</translation>
        </message>
        <message>
            <source>Optimizers: AdaGrad</source>
            <translation>옵티마이저: AdaGrad</translation>
        </message>
        <message>
            <source>Optimizers: Adam</source>
            <translation>옵티마이저: Adam</translation>
        </message>
        <message>
            <source>Optimizers: Momentum</source>
            <translation>옵티마이저: 모멘텀</translation>
        </message>
        <message>
            <source>Optimizers: SGD</source>
            <translation>옵티마이저: SGD</translation>
        </message>
        <message>
            <source>Orthogonal</source>
            <translation>직교</translation>
        </message>
        <message>
            <source>Over-fitting</source>
            <translation>과적합(오버피팅)</translation>
        </message>
        <message>
            <source>Own points</source>
            <translation>내 점</translation>
        </message>
        <message>
            <source>PReLU</source>
            <translation>PReLU</translation>
        </message>
        <message>
            <source>Padding</source>
            <translation>패딩</translation>
        </message>
        <message>
            <source>Pairs of small filters see as far as large ones with fewer weights: the deepest network here.</source>
            <translation>작은 필터를 둘씩 쌓으면 적은 가중치로 큰 필터만큼 넓게 봅니다. 여기서 가장 깊은 신경망입니다.</translation>
        </message>
        <message>
            <source>Pass</source>
            <translation>바퀴</translation>
        </message>
        <message>
            <source>Pass 3 changes nothing. The line x₂ = −3x₁ + 4 runs exactly through (1, 1), and k = 0 counts as 1.</source>
            <translation>3번째 바퀴에서는 아무것도 바뀌지 않습니다. 직선 x₂ = −3x₁ + 4는 정확히 (1, 1)을 지나고, k = 0은 1로 칩니다.</translation>
        </message>
        <message>
            <source>Passes everything on as it came; it marks an output that is meant to stay linear.</source>
            <translation>들어온 값을 그대로 내보냅니다. 출력이 선형임을 나타낼 때 씁니다.</translation>
        </message>
        <message>
            <source>Passes what is positive and blocks the rest.</source>
            <translation>양수는 통과시키고 나머지는 막습니다.</translation>
        </message>
        <message>
            <source>Passes what is positive and lets a little of the rest through, so that no unit can die.</source>
            <translation>양수는 통과시키고 나머지도 조금 흘려보내 죽은 노드가 생기지 않습니다.</translation>
        </message>
        <message>
            <source>Passes what is positive; what is negative bends smoothly towards −α, so that means stay near 0.</source>
            <translation>양수는 그대로 통과시키고 음수는 −α 쪽으로 매끄럽게 휘어, 평균이 0 근처에 머뭅니다.</translation>
        </message>
        <message>
            <source>Patience</source>
            <translation>기다릴 에폭</translation>
        </message>
        <message>
            <source>Perceptron and gates</source>
            <translation>퍼셉트론과 게이트</translation>
        </message>
        <message>
            <source>Pixels</source>
            <translation>픽셀</translation>
        </message>
        <message>
            <source>Place your own points so that the rule needs more than three passes and still comes to rest.</source>
            <translation>학습 규칙이 세 바퀴보다 오래 걸리면서도 결국 멈추도록 점을 놓아 봅니다.</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>점</translation>
        </message>
        <message>
            <source>Points of the two classes close to each other leave little room for the line.</source>
            <translation>두 클래스의 점이 서로 가까우면 직선이 지나갈 자리가 좁아집니다.</translation>
        </message>
        <message>
            <source>Points through the layers</source>
            <translation>층을 지나는 점</translation>
        </message>
        <message>
            <source>Pool</source>
            <translation>풀링</translation>
        </message>
        <message>
            <source>Press Play, or the right arrow key twelve times.</source>
            <translation>‘재생’을 누르거나 오른쪽 화살표를 열두 번 누릅니다.</translation>
        </message>
        <message>
            <source>RMSprop</source>
            <translation>RMSprop</translation>
        </message>
        <message>
            <source>Random weights of one fixed spread, whatever the layer's width.</source>
            <translation>층의 크기와 상관없이 정해진 표준편차로 뽑은 무작위 가중치입니다.</translation>
        </message>
        <message>
            <source>Random weights, each value between two ends as likely as any other.</source>
            <translation>두 끝 사이의 어떤 값이든 똑같은 확률로 뽑은 무작위 가중치입니다.</translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation>비율</translation>
        </message>
        <message>
            <source>ReLU</source>
            <translation>ReLU</translation>
        </message>
        <message>
            <source>Reader of postal codes</source>
            <translation>우편번호 인식기</translation>
        </message>
        <message>
            <source>Relu</source>
            <translation>ReLU</translation>
        </message>
        <message>
            <source>Rosenblatt 1958; the course, chapter on the perceptron: η = 0.05, start (0.3, 0.4, 0.1).</source>
            <translation>Rosenblatt 1958; 강의의 퍼셉트론 장: η = 0.05, 초깃값 (0.3, 0.4, 0.1).</translation>
        </message>
        <message>
            <source>Rotation</source>
            <translation>회전</translation>
        </message>
        <message>
            <source>SELU</source>
            <translation>SELU</translation>
        </message>
        <message>
            <source>SGD</source>
            <translation>SGD</translation>
        </message>
        <message>
            <source>Saddle</source>
            <translation>안장점</translation>
        </message>
        <message>
            <source>Same numbers as in the course</source>
            <translation>강의와 같은 수</translation>
        </message>
        <message>
            <source>Same rule, data and start as in the course</source>
            <translation>강의와 같은 규칙, 데이터, 초깃값</translation>
        </message>
        <message>
            <source>Sampling</source>
            <translation>배치 뽑기</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>크기</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>시드</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>비율</translation>
        </message>
        <message>
            <source>Shared</source>
            <translation>기울기 공유</translation>
        </message>
        <message>
            <source>Shear</source>
            <translation>기울임</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>이동</translation>
        </message>
        <message>
            <source>Sigma</source>
            <translation>표준편차</translation>
        </message>
        <message>
            <source>Sigmoid</source>
            <translation>시그모이드</translation>
        </message>
        <message>
            <source>Sigmoid on every layer</source>
            <translation>모든 층에 시그모이드</translation>
        </message>
        <message>
            <source>Silences a random share of the units in every training step, so that none can rely on a single other.</source>
            <translation>학습 스텝마다 무작위로 고른 노드를 쉬게 하여 어떤 노드도 다른 하나에만 기대지 못하게 합니다.</translation>
        </message>
        <message>
            <source>Six convolutions</source>
            <translation>합성곱 여섯 개</translation>
        </message>
        <message>
            <source>Size of a correction.</source>
            <translation>한 번 갱신할 때의 크기입니다.</translation>
        </message>
        <message>
            <source>Slides small filters over the image; each filter answers wherever it finds its pattern.</source>
            <translation>작은 필터가 이미지 위를 옮겨 다닙니다. 필터마다 자기 패턴이 있는 곳에서 크게 반응합니다.</translation>
        </message>
        <message>
            <source>Slope</source>
            <translation>음수 쪽 기울기</translation>
        </message>
        <message>
            <source>Small convolutional network</source>
            <translation>작은 합성곱 신경망</translation>
        </message>
        <message>
            <source>Smoothness</source>
            <translation>매끄러움</translation>
        </message>
        <message>
            <source>Softmax</source>
            <translation>소프트맥스</translation>
        </message>
        <message>
            <source>Softplus</source>
            <translation>소프트플러스</translation>
        </message>
        <message>
            <source>Spread as in the course's Xavier, but drawn evenly between two ends, so that no weight is far off.</source>
            <translation>표준편차는 강의의 Xavier와 같지만 두 끝 사이에서 고르게 뽑아 지나치게 큰 가중치가 없습니다.</translation>
        </message>
        <message>
            <source>Spread chosen so that the signal keeps its size through ReLU layers, which pass only half of it.</source>
            <translation>신호의 절반만 통과시키는 ReLU 층을 지나도 신호의 크기가 유지되도록 표준편차를 정합니다.</translation>
        </message>
        <message>
            <source>Spread chosen so that the signal keeps its size through sigmoid and tanh layers.</source>
            <translation>시그모이드와 tanh 층을 지나도 신호의 크기가 유지되도록 표준편차를 정합니다.</translation>
        </message>
        <message>
            <source>Squeezes any number into 0 to 1; flat at both ends, where it hardly learns.</source>
            <translation>어떤 수든 0과 1 사이로 눌러 넣습니다. 양 끝은 평평해서 거의 배우지 못합니다.</translation>
        </message>
        <message>
            <source>Squeezes any number into −1 to 1, centered on 0.</source>
            <translation>어떤 수든 0을 중심으로 −1과 1 사이로 눌러 넣습니다.</translation>
        </message>
        <message>
            <source>Staircase</source>
            <translation>계단</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Step through AND until a whole pass changes nothing. Which points does the line touch?</source>
            <translation>한 바퀴 동안 아무것도 바뀌지 않을 때까지 AND를 진행합니다. 직선은 어느 점에 닿을까요?</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>스텝 수</translation>
        </message>
        <message>
            <source>Steps shrink where the gradient has been large: fast at first, then ever more careful.</source>
            <translation>기울기가 컸던 곳에서는 보폭이 줄어듭니다. 처음에는 빠르고 갈수록 조심스럽습니다.</translation>
        </message>
        <message>
            <source>StochasticPool2D</source>
            <translation>확률적 풀링</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>스트라이드</translation>
        </message>
        <message>
            <source>Swish</source>
            <translation>Swish</translation>
        </message>
        <message>
            <source>Tail</source>
            <translation>꼬리</translation>
        </message>
        <message>
            <source>Take two layers and send all four points through. Which two points fall together in the hidden plane?</source>
            <translation>두 층을 골라 네 점을 모두 통과시킵니다. 은닉층의 평면에서 어느 두 점이 겹칠까요?</translation>
        </message>
        <message>
            <source>Tanh</source>
            <translation>tanh</translation>
        </message>
        <message>
            <source>The answer is {y} and the target {t}, so each weight moves by η x (t − y).</source>
            <translation>답은 {y}, 정답은 {t}입니다. 그래서 가중치마다 η x (t − y)만큼 움직입니다.</translation>
        </message>
        <message>
            <source>The answer is {y}, as it should be, so no weight changes.</source>
            <translation>답은 {y}이고 맞습니다. 가중치는 바뀌지 않습니다.</translation>
        </message>
        <message>
            <source>The calculation by hand in the notes goes from (0.35, 0.35, 0.1) to (0.4, 0.35, 0.05) at the point (1, 0). Which weights should move there?</source>
            <translation>강의 노트의 손 계산은 점 (1, 0)에서 (0.35, 0.35, 0.1)을 (0.4, 0.35, 0.05)로 바꿉니다. 그곳에서 움직여야 할 가중치는 무엇일까요?</translation>
        </message>
        <message>
            <source>The error curve in the notes shows no error in pass 2 of AND, although weights change there. Show that curve.</source>
            <translation>강의 노트의 오류 곡선에서는 AND의 두 번째 바퀴에 오류가 없지만 가중치는 바뀝니다. 그 곡선을 그려 봅니다.</translation>
        </message>
        <message>
            <source>The first loss is huge, because the outputs are: watch how many steps are spent on shrinking the weights.</source>
            <translation>출력이 커서 첫 손실도 아주 큽니다. 가중치를 줄이는 데 몇 스텝을 쓰는지 보면 됩니다.</translation>
        </message>
        <message>
            <source>The last neuron answers {y}, as it should be.</source>
            <translation>마지막 뉴런의 답은 {y}이고 맞습니다.</translation>
        </message>
        <message>
            <source>The last neuron answers {y}, the target is {t}.</source>
            <translation>마지막 뉴런의 답은 {y}, 정답은 {t}입니다.</translation>
        </message>
        <message>
            <source>The learning rate climbs for a short while, so that the first steps do no harm, and then glides down.</source>
            <translation>처음 스텝이 신경망을 망치지 않도록 학습률이 잠시 올라갔다가 부드럽게 내려갑니다.</translation>
        </message>
        <message>
            <source>The learning rate climbs to its top, comes back down the same way, and almost vanishes in a short tail.</source>
            <translation>학습률이 꼭대기까지 올라갔다가 같은 모양으로 내려오고, 짧은 꼬리에서 거의 0이 됩니다.</translation>
        </message>
        <message>
            <source>The learning rate falls at once, a few times, and stays level in between.</source>
            <translation>학습률이 몇 차례 한꺼번에 떨어지고 그 사이에는 그대로입니다.</translation>
        </message>
        <message>
            <source>The learning rate glides down: slowly at first, fast in the middle, and slowly again at the end.</source>
            <translation>학습률이 부드럽게 내려갑니다. 처음에는 천천히, 중간에는 빠르게, 끝에서는 다시 천천히 내려갑니다.</translation>
        </message>
        <message>
            <source>The learning rate loses the same share at every step: fast at first, then ever more slowly.</source>
            <translation>학습률이 스텝마다 같은 비율로 줄어듭니다. 처음에는 빠르고 갈수록 느려집니다.</translation>
        </message>
        <message>
            <source>The learning rate stays as it is.</source>
            <translation>학습률이 그대로 유지됩니다.</translation>
        </message>
        <message>
            <source>The line runs exactly through the point, and k = 0 counts as {y}. The target is {t}, so each weight moves by η x (t − y).</source>
            <translation>직선이 정확히 이 점을 지나며 k = 0의 답은 {y}입니다. 정답은 {t}이므로 가중치마다 η x (t − y)만큼 움직입니다.</translation>
        </message>
        <message>
            <source>The line runs exactly through the point, and k = 0 counts as {y}: right, nothing changes.</source>
            <translation>직선이 정확히 이 점을 지나며 k = 0의 답은 {y}입니다. 맞으므로 아무것도 바뀌지 않습니다.</translation>
        </message>
        <message>
            <source>The loss holds the size of the weights too: watch the weights of each layer stay small.</source>
            <translation>손실에 가중치의 크기도 들어갑니다. 각 층의 가중치가 작게 머무는 것을 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>The mean squared distance between each output and its target; usually put on the shares of a softmax layer.</source>
            <translation>출력과 목표의 차를 제곱하여 평균한 값입니다. 보통 소프트맥스 층의 출력에 씁니다.</translation>
        </message>
        <message>
            <source>The narrower the gap between the classes, the more passes the rule needs.</source>
            <translation>클래스 사이의 틈이 좁을수록 더 많은 바퀴가 필요합니다.</translation>
        </message>
        <message>
            <source>The network behind the postal-code page: 1.6 million weights that learn the training digits by heart; watch the two accuracies part.</source>
            <translation>우편번호 페이지에서 쓰는 신경망입니다. 가중치 160만 개가 훈련 데이터를 외우며, 두 정확도가 벌어지는 것을 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>The other half of the figure: the same network and loss, and Adam is past 95 % within the first epochs.</source>
            <translation>그래프의 나머지 절반입니다. 신경망과 손실은 같은데 Adam은 처음 몇 에폭 만에 95%를 넘습니다.</translation>
        </message>
        <message>
            <source>The plain step downhill: slow but steady, the line that the others are measured against.</source>
            <translation>그저 내리막으로 걷습니다. 느리지만 꾸준하며 다른 방법의 기준이 됩니다.</translation>
        </message>
        <message>
            <source>The program in the notes ends AND at x₂ = −3.5x₁ + 4, the rule at x₂ = −3x₁ + 4. What does the program do?</source>
            <translation>강의 노트의 프로그램은 AND를 x₂ = −3.5x₁ + 4에서 끝내고, 학습 규칙은 x₂ = −3x₁ + 4에서 끝냅니다. 프로그램은 무엇을 다르게 할까요?</translation>
        </message>
        <message>
            <source>The same network with sigmoid: watch how long it stays flat, because each layer passes only a quarter of the gradient back.</source>
            <translation>같은 신경망에 시그모이드를 씁니다. 층마다 기울기의 4분의 1만 뒤로 넘겨 한동안 손실이 제자리에 머뭅니다.</translation>
        </message>
        <message>
            <source>The same step size as SGD, but the way rolls on: compare the first 500 steps.</source>
            <translation>보폭은 SGD와 같지만 굴러가던 힘이 남습니다. 처음 500스텝을 비교해 볼 만합니다.</translation>
        </message>
        <message>
            <source>The signal dies out on its way through the layers: look at the spread of each layer at step 0.</source>
            <translation>신호가 층을 지나며 사라집니다. 0스텝에서 각 층의 표준편차를 보면 됩니다.</translation>
        </message>
        <message>
            <source>The threshold: its input is always −1.</source>
            <translation>임계값입니다. 입력은 항상 −1입니다.</translation>
        </message>
        <message>
            <source>The train accuracy is lower than without, the gap to the test accuracy smaller: that is the point.</source>
            <translation>훈련 정확도는 낮아지지만 테스트 정확도와의 차이가 줄어듭니다. 그것이 목적입니다.</translation>
        </message>
        <message>
            <source>The two answers of the step function.</source>
            <translation>계단 함수의 두 출력입니다.</translation>
        </message>
        <message>
            <source>The weight of x₁.</source>
            <translation>x₁의 가중치입니다.</translation>
        </message>
        <message>
            <source>The weight of x₂.</source>
            <translation>x₂의 가중치입니다.</translation>
        </message>
        <message>
            <source>Thickness</source>
            <translation>굵기</translation>
        </message>
        <message>
            <source>Thirty small filters look for strokes: two epochs already beat every network without them.</source>
            <translation>작은 필터 서른 개가 획을 찾습니다. 두 에폭만으로 필터 없는 모든 신경망을 앞섭니다.</translation>
        </message>
        <message>
            <source>Three layers</source>
            <translation>3층 신경망</translation>
        </message>
        <message>
            <source>Three layers, 100 units each</source>
            <translation>3층 신경망, 노드 100개씩</translation>
        </message>
        <message>
            <source>Three layers, sigmoid</source>
            <translation>3층 신경망, 시그모이드</translation>
        </message>
        <message>
            <source>Three lines</source>
            <translation>세 직선</translation>
        </message>
        <message>
            <source>Try</source>
            <translation>해 보기</translation>
        </message>
        <message>
            <source>Turn a line until it separates the points. With XOR, no line ever does.</source>
            <translation>점을 나눌 때까지 직선을 돌립니다. XOR는 어떤 직선으로도 나눌 수 없습니다.</translation>
        </message>
        <message>
            <source>Turns every digit a little about its middle.</source>
            <translation>숫자를 가운데를 중심으로 조금 돌립니다.</translation>
        </message>
        <message>
            <source>Turns scores into shares that add up to 1; goes before squared errors, since cross-entropy has its own.</source>
            <translation>점수를 합이 1인 확률로 바꿉니다. 교차 엔트로피에는 이미 들어 있으므로 제곱 오차와 함께 씁니다.</translation>
        </message>
        <message>
            <source>Twice the units in the first layer: compare the test accuracy with the narrower network.</source>
            <translation>첫 층의 노드를 두 배로 늘렸습니다. 테스트 정확도를 좁은 신경망과 비교해 볼 만합니다.</translation>
        </message>
        <message>
            <source>Two convolutions</source>
            <translation>합성곱 두 개</translation>
        </message>
        <message>
            <source>Two layers</source>
            <translation>2층 신경망</translation>
        </message>
        <message>
            <source>Two layers, gradient by trying</source>
            <translation>2층 신경망, 수치 미분</translation>
        </message>
        <message>
            <source>Two points have fallen together in the hidden plane.</source>
            <translation>은닉층의 평면에서 두 점이 겹쳤습니다.</translation>
        </message>
        <message>
            <source>Uniform</source>
            <translation>균등 분포</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>노드 수</translation>
        </message>
        <message>
            <source>Upper</source>
            <translation>상한</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>검증 비율</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>값</translation>
        </message>
        <message>
            <source>Warmup</source>
            <translation>워밍업</translation>
        </message>
        <message>
            <source>WarmupCosine</source>
            <translation>워밍업 후 코사인</translation>
        </message>
        <message>
            <source>Watch the loss: nearly flat while the tiny first weights find a direction, then a fall within a few hundred steps.</source>
            <translation>손실을 보면, 아주 작은 초깃값이 방향을 찾는 동안 거의 제자리이다가 수백 스텝 안에 떨어집니다.</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>가중치 감소</translation>
        </message>
        <message>
            <source>Weights after each pass</source>
            <translation>바퀴마다의 가중치</translation>
        </message>
        <message>
            <source>What will happen?</source>
            <translation>어떻게 될까요?</translation>
        </message>
        <message>
            <source>When is an example judged: before its correction or after it?</source>
            <translation>예제를 언제 판정할까요? 갱신 전일까요, 갱신 후일까요?</translation>
        </message>
        <message>
            <source>Where three calculations of AND end</source>
            <translation>AND의 세 계산이 끝나는 곳</translation>
        </message>
        <message>
            <source>Where three calculations of AND end.</source>
            <translation>AND의 세 계산이 끝나는 곳입니다.</translation>
        </message>
        <message>
            <source>Whether an example is judged before or after its own correction; the notes do it after.</source>
            <translation>예제를 자신의 갱신 전에 판정할지 후에 판정할지 정합니다. 강의 노트는 갱신 후에 판정합니다.</translation>
        </message>
        <message>
            <source>Whether k = 0 counts as 1.</source>
            <translation>k = 0을 1로 칠지 정합니다.</translation>
        </message>
        <message>
            <source>With these weights the neuron answers every point. Step shows it the first one.</source>
            <translation>이 가중치로 뉴런이 모든 점에 답합니다. 다음 단계에서 첫 번째 점을 보여 줍니다.</translation>
        </message>
        <message>
            <source>Xavier</source>
            <translation>Xavier</translation>
        </message>
        <message>
            <source>Xavier made for ReLU, which lets only half of the signal through.</source>
            <translation>신호의 절반만 통과시키는 ReLU에 맞춘 Xavier입니다.</translation>
        </message>
        <message>
            <source>Zeros</source>
            <translation>모두 0</translation>
        </message>
        <message>
            <source>a MATLAB file</source>
            <translation>MATLAB 파일</translation>
        </message>
        <message>
            <source>a compressed file</source>
            <translation>압축 파일</translation>
        </message>
        <message>
            <source>a drawing needs a label from 0 to 9 and an image of {side}×{side}, not {label} and {shape}</source>
            <translation>글씨에는 0에서 9까지의 답과 {side}×{side} 그림이 필요합니다. 받은 것은 {label}, {shape}입니다</translation>
        </message>
        <message>
            <source>a last window that reaches over the far edge is kept, not left out</source>
            <translation>가장자리를 넘어가는 마지막 창을 버리지 않고 사용합니다</translation>
        </message>
        <message>
            <source>a layer draws at random while training; give the mode a generator, as from rng.stream</source>
            <translation>학습할 때 무작위로 뽑는 층이 있습니다. rng.stream이 만드는 난수 발생기가 필요합니다</translation>
        </message>
        <message>
            <source>a model of Keras</source>
            <translation>케라스 모델</translation>
        </message>
        <message>
            <source>a model of TensorFlow Lite</source>
            <translation>TensorFlow Lite 모델</translation>
        </message>
        <message>
            <source>a network needs at least one layer; add a dense layer</source>
            <translation>신경망에는 층이 하나 이상 필요합니다. 완전 연결 층을 추가하면 됩니다</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>수</translation>
        </message>
        <message>
            <source>a padding of {padding} leaves windows empty; use at most half the kernel</source>
            <translation>패딩 {padding}에서는 빈 창이 생깁니다. 창 크기의 절반 이하로 정하면 됩니다</translation>
        </message>
        <message>
            <source>a part is missing or of the wrong kind</source>
            <translation>일부가 없거나 종류가 다릅니다</translation>
        </message>
        <message>
            <source>a part of its path is a file, not a folder</source>
            <translation>경로 중간에 폴더가 아니라 파일이 있습니다</translation>
        </message>
        <message>
            <source>a picture</source>
            <translation>그림</translation>
        </message>
        <message>
            <source>a single array</source>
            <translation>배열 하나</translation>
        </message>
        <message>
            <source>a text</source>
            <translation>글자</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>정수</translation>
        </message>
        <message>
            <source>a window of {size} does not fit an image of {image}; make it smaller or add padding</source>
            <translation>{size} 창이 {image} 그림에 들어가지 않습니다. 창을 줄이거나 패딩을 더해야 합니다</translation>
        </message>
        <message>
            <source>after</source>
            <translation>갱신 후</translation>
        </message>
        <message>
            <source>all 70,000 handwritten digits: 60,000 to learn from, 10,000 to test on</source>
            <translation>손글씨 숫자 70,000개 전체: 훈련용 60,000개, 테스트용 10,000개</translation>
        </message>
        <message>
            <source>all at once</source>
            <translation>한꺼번에</translation>
        </message>
        <message>
            <source>all three</source>
            <translation>셋 모두</translation>
        </message>
        <message>
            <source>an archive of another program</source>
            <translation>다른 프로그램의 압축 파일</translation>
        </message>
        <message>
            <source>an array without content</source>
            <translation>내용이 없는 배열</translation>
        </message>
        <message>
            <source>another program uses it</source>
            <translation>다른 프로그램이 쓰고 있습니다</translation>
        </message>
        <message>
            <source>at most {most} characters</source>
            <translation>최대 {most}자까지 쓸 수 있습니다</translation>
        </message>
        <message>
            <source>at most {most} rows and columns</source>
            <translation>행과 열은 최대 {most}개입니다</translation>
        </message>
        <message>
            <source>augmentation</source>
            <translation>데이터 증강</translation>
        </message>
        <message>
            <source>backprop</source>
            <translation>오차역전파법</translation>
        </message>
        <message>
            <source>before</source>
            <translation>갱신 전</translation>
        </message>
        <message>
            <source>box {box} holds a picture, which has no strokes; save it as PNG</source>
            <translation>{box}번 칸에는 획이 없는 그림이 들어 있습니다. PNG로 저장하면 됩니다</translation>
        </message>
        <message>
            <source>by hand, with a slip</source>
            <translation>손 계산(실수 있음)</translation>
        </message>
        <message>
            <source>byte order</source>
            <translation>바이트 순서</translation>
        </message>
        <message>
            <source>choose a file of weights</source>
            <translation>가중치 파일을 골라야 합니다</translation>
        </message>
        <message>
            <source>decides every random number: same seed, same run, on the same kind of machine with any number of threads</source>
            <translation>모든 난수를 정합니다. 시드가 같으면 같은 종류의 컴퓨터에서 스레드 수와 상관없이 같은 실행이 됩니다</translation>
        </message>
        <message>
            <source>decoupled decay: share lost per unit of η</source>
            <translation>따로 계산하는 감소: η에 곱해져 스텝마다 줄어드는 비율</translation>
        </message>
        <message>
            <source>digits per step</source>
            <translation>한 스텝에 쓰는 숫자의 수</translation>
        </message>
        <message>
            <source>end with the weights that were best on validation</source>
            <translation>검증에서 가장 좋았던 가중치로 끝냅니다</translation>
        </message>
        <message>
            <source>every row must have the same number of numbers, separated by spaces or commas</source>
            <translation>행마다 수의 개수가 같아야 하며, 공백이나 쉼표로 나눕니다</translation>
        </message>
        <message>
            <source>every run of a race needs a name of its own</source>
            <translation>비교의 실행마다 이름이 달라야 합니다</translation>
        </message>
        <message>
            <source>exact</source>
            <translation>정확한 식</translation>
        </message>
        <message>
            <source>exact, or the formula with tanh, 0.0005 apart at most</source>
            <translation>정확한 식 또는 tanh 근사식. 차이는 0.0005 이하입니다</translation>
        </message>
        <message>
            <source>expected (N, D) or (N, C, H, W), got {got}; put it behind a dense or a convolution layer</source>
            <translation>(N, D) 또는 (N, C, H, W)가 필요한데 {got}이(가) 들어왔습니다. 완전 연결 층이나 합성곱 층 뒤에 두어야 합니다</translation>
        </message>
        <message>
            <source>expected (N, D), got {got}; put a flatten layer before it</source>
            <translation>(N, D)가 필요한데 {got}이(가) 들어왔습니다. 앞에 평탄화 층을 두어야 합니다</translation>
        </message>
        <message>
            <source>expected (N, K), got {got}; put a flatten layer before it</source>
            <translation>(N, K)가 필요한데 {got}이(가) 들어왔습니다. 앞에 평탄화 층을 두어야 합니다</translation>
        </message>
        <message>
            <source>expected images (N, C, H, W), got {got}; put it before the flatten and dense layers</source>
            <translation>그림 (N, C, H, W)가 필요한데 {got}이(가) 들어왔습니다. 평탄화 층과 완전 연결 층보다 앞에 두어야 합니다</translation>
        </message>
        <message>
            <source>expected images of at least {least} × {least} pixels, got {got}; make the kernel smaller, add padding, or take out a pooling layer before it</source>
            <translation>{least} × {least} 픽셀 이상의 그림이 필요한데 {got}이(가) 들어왔습니다. 창을 줄이거나 패딩을 더하거나 앞의 풀링 층을 빼야 합니다</translation>
        </message>
        <message>
            <source>expected {expected} channels, got {got}</source>
            <translation>채널 {expected}개가 필요한데 {got}개가 들어왔습니다</translation>
        </message>
        <message>
            <source>factor at the end</source>
            <translation>끝에서의 배율</translation>
        </message>
        <message>
            <source>factor at the first step</source>
            <translation>첫 스텝에서의 배율</translation>
        </message>
        <message>
            <source>factor at the first step and before the tail</source>
            <translation>첫 스텝과 꼬리 직전의 배율</translation>
        </message>
        <message>
            <source>factor on the rotation</source>
            <translation>회전에 곱하는 배율</translation>
        </message>
        <message>
            <source>farthest move up, down, left or right</source>
            <translation>위, 아래, 왼쪽, 오른쪽으로 가장 멀리 옮기는 거리</translation>
        </message>
        <message>
            <source>height and width of a filter, in pixels</source>
            <translation>필터의 높이와 너비(픽셀)</translation>
        </message>
        <message>
            <source>height and width of the window, in pixels</source>
            <translation>창의 높이와 너비(픽셀)</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>은닉</translation>
        </message>
        <message>
            <source>how far a pixel moves on average</source>
            <translation>픽셀이 평균으로 움직이는 거리</translation>
        </message>
        <message>
            <source>how far apart the pixels of a filter are</source>
            <translation>필터의 픽셀 사이 간격</translation>
        </message>
        <message>
            <source>how far below 0 it goes</source>
            <translation>0보다 얼마나 아래로 내려가는지</translation>
        </message>
        <message>
            <source>how far neighbors move together</source>
            <translation>이웃한 점이 함께 움직이는 범위</translation>
        </message>
        <message>
            <source>how far the first window reaches over the edge</source>
            <translation>첫 창이 가장자리를 넘어가는 픽셀 수</translation>
        </message>
        <message>
            <source>how long the mean gradient is remembered</source>
            <translation>기울기의 평균을 기억하는 정도</translation>
        </message>
        <message>
            <source>how long the squared gradient is remembered</source>
            <translation>기울기의 제곱을 기억하는 정도</translation>
        </message>
        <message>
            <source>how many outputs</source>
            <translation>출력의 수</translation>
        </message>
        <message>
            <source>how many patterns are looked for</source>
            <translation>찾을 무늬의 수</translation>
        </message>
        <message>
            <source>how many pixels a filter moves at a time</source>
            <translation>필터가 한 번에 움직이는 픽셀 수</translation>
        </message>
        <message>
            <source>how many pixels the window moves at a time</source>
            <translation>창이 한 번에 움직이는 픽셀 수</translation>
        </message>
        <message>
            <source>how much each edge of a stroke moves</source>
            <translation>획의 가장자리가 움직이는 정도</translation>
        </message>
        <message>
            <source>how numbers become an answer</source>
            <translation>수가 답이 되기까지</translation>
        </message>
        <message>
            <source>how often every training digit is seen</source>
            <translation>훈련 데이터를 모두 보는 횟수</translation>
        </message>
        <message>
            <source>how often the learning rate falls</source>
            <translation>학습률이 떨어지는 횟수</translation>
        </message>
        <message>
            <source>how weights find their way</source>
            <translation>가중치가 길을 찾기까지</translation>
        </message>
        <message>
            <source>in pass 28</source>
            <translation>28번째 바퀴</translation>
        </message>
        <message>
            <source>in pass 4</source>
            <translation>4번째 바퀴</translation>
        </message>
        <message>
            <source>initializer</source>
            <translation>초깃값</translation>
        </message>
        <message>
            <source>input_shape</source>
            <translation>입력 모양</translation>
        </message>
        <message>
            <source>it calls {function}</source>
            <translation>{function}을(를) 호출합니다</translation>
        </message>
        <message>
            <source>it holds Python objects</source>
            <translation>파이썬 객체가 들어 있습니다</translation>
        </message>
        <message>
            <source>it holds a kind of array that is not NumPy's own</source>
            <translation>NumPy의 것이 아닌 배열이 들어 있습니다</translation>
        </message>
        <message>
            <source>it holds arrays of type {type}</source>
            <translation>{type} 형식의 배열이 들어 있습니다</translation>
        </message>
        <message>
            <source>it holds something else than data</source>
            <translation>데이터가 아닌 것이 들어 있습니다</translation>
        </message>
        <message>
            <source>it is a folder, not a file</source>
            <translation>파일이 아니라 폴더입니다</translation>
        </message>
        <message>
            <source>k = {terms} = {k}, so y = {y}</source>
            <translation>k = {terms} = {k}, 따라서 y = {y}</translation>
        </message>
        <message>
            <source>line</source>
            <translation>직선</translation>
        </message>
        <message>
            <source>many layers, whole pictures</source>
            <translation>여러 층과 이미지 전체</translation>
        </message>
        <message>
            <source>must be a finite number, not {got}</source>
            <translation>유한한 수여야 합니다. 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>must be a number, not {got}</source>
            <translation>수여야 합니다. 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>must be a whole number, not {got}</source>
            <translation>정수여야 합니다. 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>must be at least {low}</source>
            <translation>{low} 이상이어야 합니다</translation>
        </message>
        <message>
            <source>must be at most {high}</source>
            <translation>{high} 이하여야 합니다</translation>
        </message>
        <message>
            <source>must be one of {choices}, not {got}</source>
            <translation>다음 중 하나여야 합니다: {choices}. 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>must have the shape {expected}, not {got}</source>
            <translation>형상이 맞지 않습니다. 필요한 것: {expected}, 지금: {got}</translation>
        </message>
        <message>
            <source>needs at least one point</source>
            <translation>점이 하나는 있어야 합니다</translation>
        </message>
        <message>
            <source>never</source>
            <translation>멈추지 않음</translation>
        </message>
        <message>
            <source>next pass</source>
            <translation>다음 바퀴</translation>
        </message>
        <message>
            <source>nothing is passed above this number</source>
            <translation>이 값보다 큰 값은 통과시키지 않습니다</translation>
        </message>
        <message>
            <source>nothing is passed below this number</source>
            <translation>이 값보다 작은 값은 통과시키지 않습니다</translation>
        </message>
        <message>
            <source>one after the other</source>
            <translation>하나씩 차례로</translation>
        </message>
        <message>
            <source>one slope for the whole layer; else one for each unit or channel</source>
            <translation>켜면 층 전체에 하나, 끄면 노드나 채널마다 하나</translation>
        </message>
        <message>
            <source>pass {number}, point ({x1}, {x2})</source>
            <translation>{number}번째 바퀴, 점 ({x1}, {x2})</translation>
        </message>
        <message>
            <source>point ({x})</source>
            <translation>점 ({x})</translation>
        </message>
        <message>
            <source>save all of them with numpy.savez('weights.npz', **params)</source>
            <translation>모든 배열을 numpy.savez('weights.npz', **params)로 저장하면 됩니다</translation>
        </message>
        <message>
            <source>save its arrays with numpy.savez('weights.npz', **scipy.io.loadmat(path))</source>
            <translation>배열을 numpy.savez('weights.npz', **scipy.io.loadmat(path))로 저장하면 됩니다</translation>
        </message>
        <message>
            <source>save the weights themselves as safetensors or .npz</source>
            <translation>가중치만 safetensors나 .npz로 저장하면 됩니다</translation>
        </message>
        <message>
            <source>save the weights with numpy.savez('weights.npz', *model.get_weights())</source>
            <translation>가중치를 numpy.savez('weights.npz', *model.get_weights())로 저장하면 됩니다</translation>
        </message>
        <message>
            <source>start</source>
            <translation>처음</translation>
        </message>
        <message>
            <source>tanh</source>
            <translation>tanh</translation>
        </message>
        <message>
            <source>the program</source>
            <translation>프로그램</translation>
        </message>
        <message>
            <source>the rule</source>
            <translation>학습 규칙</translation>
        </message>
        <message>
            <source>the slope before training</source>
            <translation>학습 전의 음수 쪽 기울기</translation>
        </message>
        <message>
            <source>there is no lab called {got}; did you mean {nearest}?</source>
            <translation>{got} 실험실은 없습니다. 비슷한 이름은 {nearest}입니다</translation>
        </message>
        <message>
            <source>unpack it first</source>
            <translation>먼저 압축을 풀어야 합니다</translation>
        </message>
        <message>
            <source>w₀ and w₁</source>
            <translation>w₀과 w₁</translation>
        </message>
        <message>
            <source>w₀ and w₂</source>
            <translation>w₀과 w₂</translation>
        </message>
        <message>
            <source>x₂ is 0 there, so w₂ stays. The hand took w₂ for w₁ and ended at x₂ = −7x₁ + 8.</source>
            <translation>그곳에서 x₂는 0이므로 w₂는 그대로입니다. 손 계산은 w₁ 대신 w₂를 바꾸어 x₂ = −7x₁ + 8에서 끝났습니다.</translation>
        </message>
        <message>
            <source>y = 1 where k ≥ 0, else 0</source>
            <translation>k ≥ 0이면 y = 1, 아니면 0</translation>
        </message>
        <message>
            <source>{count} so far</source>
            <translation>지금까지 {count}</translation>
        </message>
        <message>
            <source>{groups} groups do not divide {channels} channels and {filters} filters; use 1 group, or as many as divide both</source>
            <translation>그룹 {groups}개로는 채널 {channels}개와 필터 {filters}개를 나눌 수 없습니다. 그룹을 1개로 하거나 둘 다 나누어떨어지는 수로 정하면 됩니다</translation>
        </message>
        <message>
            <source>it is not there</source>
            <translation>파일이 없습니다</translation>
        </message>
        <message>
            <source>a race needs at least one run</source>
            <translation>비교에는 실행이 하나 이상 필요합니다</translation>
        </message>
        <message>
            <source>it makes an array in a way that plain pickles do not</source>
            <translation>보통의 pickle과 다른 방법으로 배열을 만듭니다</translation>
        </message>
        <message>
            <source>it nests its data without end</source>
            <translation>데이터가 끝없이 겹쳐 있습니다</translation>
        </message>
        <message>
            <source>it sets the inside of an object that is no array</source>
            <translation>배열이 아닌 객체의 내용을 바꿉니다</translation>
        </message>
        <message>
            <source>it uses the pickle instruction {instruction}</source>
            <translation>pickle 명령 {instruction}을(를) 씁니다</translation>
        </message>
        <message>
            <source>it would fill the memory</source>
            <translation>메모리를 다 차지하게 됩니다</translation>
        </message>
        <message>
            <source>its content is not what it should be</source>
            <translation>내용이 예상과 다릅니다</translation>
        </message>
        <message>
            <source>its disk is gone</source>
            <translation>디스크가 연결되어 있지 않습니다</translation>
        </message>
        <message>
            <source>its links lead in a circle</source>
            <translation>링크가 서로를 가리켜 끝이 없습니다</translation>
        </message>
        <message>
            <source>its name is too long</source>
            <translation>이름이 너무 깁니다</translation>
        </message>
        <message>
            <source>keeps the division finite</source>
            <translation>0으로 나누는 것을 막습니다</translation>
        </message>
        <message>
            <source>keys</source>
            <translation>키</translation>
        </message>
        <message>
            <source>largest change of the size, as a share of it</source>
            <translation>크기가 가장 많이 바뀌는 비율</translation>
        </message>
        <message>
            <source>largest lean to either side</source>
            <translation>좌우로 가장 많이 기울이는 정도</translation>
        </message>
        <message>
            <source>largest turn to either side</source>
            <translation>좌우로 가장 많이 돌리는 각도</translation>
        </message>
        <message>
            <source>layer</source>
            <translation>층</translation>
        </message>
        <message>
            <source>layer {layer} ({kind}) cannot be trained: </source>
            <translation>{layer}번 층({kind})은 학습할 수 없습니다: </translation>
        </message>
        <message>
            <source>layer {layer} ({kind}): </source>
            <translation>{layer}번 층({kind}): </translation>
        </message>
        <message>
            <source>longest gradient allowed; 0 allows any</source>
            <translation>허용하는 기울기의 최대 길이. 0이면 제한이 없습니다</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>no STOP</source>
            <translation>STOP 없음</translation>
        </message>
        <message>
            <source>no layer has anything to learn; add a dense layer</source>
            <translation>배울 것이 있는 층이 없습니다. 완전 연결 층을 추가하면 됩니다</translation>
        </message>
        <message>
            <source>no permission</source>
            <translation>권한이 없습니다</translation>
        </message>
        <message>
            <source>not a call</source>
            <translation>호출이 아님</translation>
        </message>
        <message>
            <source>not an array</source>
            <translation>배열이 아님</translation>
        </message>
        <message>
            <source>not what can be filled</source>
            <translation>채울 수 있는 것이 아님</translation>
        </message>
        <message>
            <source>nothing above the mark</source>
            <translation>표시 위에 아무것도 없음</translation>
        </message>
        <message>
            <source>numerical</source>
            <translation>수치 미분</translation>
        </message>
        <message>
            <source>numerical tries every weight in turn: thousands of times slower</source>
            <translation>수치 미분은 가중치를 하나씩 움직여 보므로 수천 배 느립니다</translation>
        </message>
        <message>
            <source>optimizer</source>
            <translation>옵티마이저</translation>
        </message>
        <message>
            <source>pulls weights towards 0: adds ½ λ Σ W² to the loss</source>
            <translation>가중치를 0 쪽으로 당깁니다. 손실에 ½ λ Σ W²를 더합니다</translation>
        </message>
        <message>
            <source>repeats need at least one seed</source>
            <translation>반복에는 시드가 하나 이상 필요합니다</translation>
        </message>
        <message>
            <source>replacement</source>
            <translation>복원 추출</translation>
        </message>
        <message>
            <source>rim of zeros around the image; (K−1)/2 with stride 1 keeps its size</source>
            <translation>그림 둘레에 두르는 0의 폭. 스트라이드 1에서 (K−1)/2이면 크기가 유지됩니다</translation>
        </message>
        <message>
            <source>schedule</source>
            <translation>학습률 스케줄</translation>
        </message>
        <message>
            <source>shape</source>
            <translation>모양</translation>
        </message>
        <message>
            <source>shape and bytes disagree</source>
            <translation>모양과 바이트 수가 맞지 않음</translation>
        </message>
        <message>
            <source>share of each target moved towards ½</source>
            <translation>목표에서 ½ 쪽으로 옮기는 비율</translation>
        </message>
        <message>
            <source>share of each target spread over all classes</source>
            <translation>목표에서 모든 클래스로 나누어 주는 비율</translation>
        </message>
        <message>
            <source>share of its speed the ball keeps</source>
            <translation>공이 유지하는 속도의 비율</translation>
        </message>
        <message>
            <source>share of the run spent climbing</source>
            <translation>실행 중 올라가는 구간의 비율</translation>
        </message>
        <message>
            <source>share of the run that the tail takes</source>
            <translation>실행 중 꼬리 구간의 비율</translation>
        </message>
        <message>
            <source>share of the running mean kept at each step</source>
            <translation>스텝마다 유지하는 이동 평균의 비율</translation>
        </message>
        <message>
            <source>share of the training digits kept aside to choose by</source>
            <translation>고르는 데 쓰려고 따로 떼어 두는 훈련 데이터의 비율</translation>
        </message>
        <message>
            <source>share of the units silenced in a training step</source>
            <translation>학습 스텝에서 쉬게 하는 노드의 비율</translation>
        </message>
        <message>
            <source>sharpness of the corner</source>
            <translation>모서리의 날카로움</translation>
        </message>
        <message>
            <source>shuffled</source>
            <translation>섞어서</translation>
        </message>
        <message>
            <source>shuffled: every digit once an epoch; replacement: drawn at random each time, as the course does</source>
            <translation>섞어서: 에폭마다 모든 숫자를 한 번씩 봅니다. 복원 추출: 강의처럼 매번 무작위로 뽑습니다</translation>
        </message>
        <message>
            <source>size of a step</source>
            <translation>보폭</translation>
        </message>
        <message>
            <source>slope on the negative side</source>
            <translation>음수 쪽의 기울기</translation>
        </message>
        <message>
            <source>something of that name is there already</source>
            <translation>같은 이름이 이미 있습니다</translation>
        </message>
        <message>
            <source>spread of the first weights</source>
            <translation>가중치 초깃값의 표준편차</translation>
        </message>
        <message>
            <source>spread of the grain; the picture goes from 0 to 1</source>
            <translation>잡음의 표준편차. 그림의 값은 0에서 1까지입니다</translation>
        </message>
        <message>
            <source>steepness</source>
            <translation>가파른 정도</translation>
        </message>
        <message>
            <source>steepness of the gate</source>
            <translation>게이트의 가파른 정도</translation>
        </message>
        <message>
            <source>steepness; 2 is the usual tanh</source>
            <translation>가파른 정도. 2가 보통의 tanh입니다</translation>
        </message>
        <message>
            <source>temperature</source>
            <translation>온도</translation>
        </message>
        <message>
            <source>test</source>
            <translation>테스트</translation>
        </message>
        <message>
            <source>the disk is full: {name} was not saved; free some space and save again</source>
            <translation>디스크가 가득 차서 {name}을(를) 저장하지 못했습니다. 공간을 비운 뒤 다시 저장해야 합니다</translation>
        </message>
        <message>
            <source>the download was canceled</source>
            <translation>내려받기를 취소했습니다</translation>
        </message>
        <message>
            <source>the first value of every weight</source>
            <translation>모든 가중치의 초깃값</translation>
        </message>
        <message>
            <source>the first weights are of another network: {tensor} is {expected} here and {got} there; take the layers of the weights file, or draw new weights</source>
            <translation>시작 가중치가 다른 신경망의 것입니다. {tensor}이(가) 여기서는 {expected}, 거기서는 {got}입니다. 가중치 파일의 층을 쓰거나 가중치를 새로 뽑아야 합니다</translation>
        </message>
        <message>
            <source>the graph is empty; give it a number to begin with</source>
            <translation>그래프가 비어 있습니다. 시작할 수가 하나 필요합니다</translation>
        </message>
        <message>
            <source>the handwriting is not on this computer: DIGITLAB_DATA must name a folder that holds {files}</source>
            <translation>손글씨 데이터가 이 컴퓨터에 없습니다. DIGITLAB_DATA가 {files} 파일이 있는 폴더를 가리켜야 합니다</translation>
        </message>
        <message>
            <source>the largest first weight</source>
            <translation>가중치 초깃값의 최댓값</translation>
        </message>
        <message>
            <source>the last layer must give {expected} numbers, one per class, not {got}; make it a dense layer of {expected} units</source>
            <translation>마지막 층은 클래스마다 하나씩 수 {expected}개를 내야 하는데 지금은 {got}개입니다. 노드가 {expected}개인 완전 연결 층이어야 합니다</translation>
        </message>
        <message>
            <source>the picture shows no writing; it needs five boxes or a row of digits, dark on light or light on dark</source>
            <translation>그림에 글씨가 보이지 않습니다. 다섯 칸이나 한 줄로 쓴 숫자가 종이와 뚜렷이 구별되어야 합니다</translation>
        </message>
        <message>
            <source>the slope of a step is 0 everywhere, so no gradient reaches the weights before it; put a sigmoid layer in its place</source>
            <translation>계단 함수의 기울기는 어디서나 0이라서 앞의 가중치까지 기울기가 전해지지 않습니다. 시그모이드 층을 대신 두면 됩니다</translation>
        </message>
        <message>
            <source>the weights of {name} are not finite numbers: the run has diverged; there is nothing to save</source>
            <translation>{name}의 가중치가 유한한 수가 아닙니다. 실행이 발산하여 저장할 것이 없습니다</translation>
        </message>
        <message>
            <source>there are a thousand runs called {name} already</source>
            <translation>{name}(이)라는 실행이 이미 천 개 있습니다</translation>
        </message>
        <message>
            <source>there are two nodes called {field}; give one another name</source>
            <translation>{field}(이)라는 노드가 둘 있습니다. 하나는 다른 이름이어야 합니다</translation>
        </message>
        <message>
            <source>there are {count} drawings of yours, too few to learn from; draw digits on the postal-code page and correct what was read wrong</source>
            <translation>내 글씨가 {count}개뿐이라 학습하기에 부족합니다. 우편번호 페이지에서 숫자를 쓰고 잘못 읽은 것을 고치면 됩니다</translation>
        </message>
        <message>
            <source>there is no activation called {got}; did you mean {nearest}?</source>
            <translation>{got}(이)라는 활성화 함수는 없습니다. 비슷한 이름은 {nearest}입니다</translation>
        </message>
        <message>
            <source>there is no data set and no folder called {name}; did you mean {nearest}?</source>
            <translation>{name}(이)라는 데이터도 폴더도 없습니다. 비슷한 이름은 {nearest}입니다</translation>
        </message>
        <message>
            <source>there is no file {name} in {folder}</source>
            <translation>{folder}에 {name} 파일이 없습니다</translation>
        </message>
        <message>
            <source>there is no recipe called {got}; did you mean {nearest}?</source>
            <translation>{got}(이)라는 레시피는 없습니다. 비슷한 이름은 {nearest}입니다</translation>
        </message>
        <message>
            <source>there is no setting called {field}; did you mean {nearest}?</source>
            <translation>{field}(이)라는 설정이 없습니다. {nearest}일 수 있습니다</translation>
        </message>
        <message>
            <source>there is no weights file {got}; name a file that ends in {suffix}, or a shipped network: {known}</source>
            <translation>{got}(이)라는 가중치 파일이 없습니다. {suffix}(으)로 끝나는 파일이나 함께 제공되는 신경망({known})이어야 합니다</translation>
        </message>
        <message>
            <source>this network has outputs of shape {got}, ten digits are needed; choose a network for digits</source>
            <translation>이 신경망의 출력 모양은 {got}입니다. 숫자 열 개를 구별하는 신경망이 필요합니다</translation>
        </message>
        <message>
            <source>this network takes inputs of shape {got}, a digit is 28 × 28; choose a network for digits</source>
            <translation>이 신경망의 입력 모양은 {got}입니다. 28 × 28 숫자를 받는 신경망이 필요합니다</translation>
        </message>
        <message>
            <source>train</source>
            <translation>훈련</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>검증</translation>
        </message>
        <message>
            <source>weights to begin with: a file, or the name of a shipped network; empty draws new ones</source>
            <translation>시작할 가중치: 파일이나 함께 제공되는 신경망의 이름. 비우면 새로 뽑습니다</translation>
        </message>
        <message>
            <source>what the postal-code reader learned from: pen strokes, envelopes, MNIST, and things that are no digit</source>
            <translation>우편번호 인식기가 학습한 자료: 펜 획, 봉투, MNIST, 숫자가 아닌 것</translation>
        </message>
        <message>
            <source>{field} has no finite value; change the numbers before it</source>
            <translation>{field}의 값이 유한하지 않습니다. 앞의 수를 바꾸어야 합니다</translation>
        </message>
        <message>
            <source>{field} is not a number that is given; did you mean {nearest}?</source>
            <translation>{field}은(는) 주어진 수가 아닙니다. {nearest}일 수 있습니다</translation>
        </message>
        <message>
            <source>{field} must be above 0 to stop early or to keep the best weights: choosing by the test digits would be cheating</source>
            <translation>일찍 멈추거나 최고 가중치를 보관하려면 {field} 값이 0보다 커야 합니다. 테스트 데이터로 고르면 공정한 평가가 아닙니다</translation>
        </message>
        <message>
            <source>{loss} brings its own softmax or sigmoid; take the softmax layer away, or choose mean squared error</source>
            <translation>{loss}에는 소프트맥스나 시그모이드가 들어 있습니다. 소프트맥스 층을 빼거나 평균 제곱 오차를 골라야 합니다</translation>
        </message>
        <message>
            <source>{name} cannot be deleted: {reason}</source>
            <translation>{name}을(를) 지울 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>{name} cannot be opened: {reason}</source>
            <translation>{name}을(를) 열 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>{name} cannot be read: {reason}; choose another file</source>
            <translation>{name}을(를) 읽을 수 없습니다: {reason}. 다른 파일을 골라야 합니다</translation>
        </message>
        <message>
            <source>{name} could not be used: {reason}</source>
            <translation>{name}을(를) 쓸 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>{name} does not fit its own network: the tensor {tensor} is {what}</source>
            <translation>{name}이(가) 자신의 신경망과 맞지 않습니다. 텐서 {tensor}: {what}</translation>
        </message>
        <message>
            <source>{name} does not fit its own network: {tensor} has the shape {got}, expected {expected}</source>
            <translation>{name}이(가) 자신의 신경망과 맞지 않습니다. {tensor}의 모양이 {got}인데 {expected}여야 합니다</translation>
        </message>
        <message>
            <source>{name} holds an experiment that cannot be used: {reason}</source>
            <translation>{name}에 든 실험을 쓸 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>{name} holds batch normalization ({array}) without its running mean and variance, so it cannot read; save those too</source>
            <translation>{name}의 배치 정규화({array})에 이동 평균과 분산이 없어 읽기에 쓸 수 없습니다. 그것도 함께 저장해야 합니다</translation>
        </message>
        <message>
            <source>{name} is damaged: its header cannot be read</source>
            <translation>{name}이(가) 손상되었습니다. 머리글을 읽을 수 없습니다</translation>
        </message>
        <message>
            <source>{name} is damaged: {tensor} holds something else than finite numbers</source>
            <translation>{name}이(가) 손상되었습니다. {tensor}에 유한한 수가 아닌 값이 있습니다</translation>
        </message>
        <message>
            <source>{name} is not a comparison of this program; choose a file that was saved on the Compare page</source>
            <translation>{name}은(는) 이 프로그램의 비교 파일이 아닙니다. 비교 페이지에서 저장한 파일이 필요합니다</translation>
        </message>
        <message>
            <source>{name} is not a text file</source>
            <translation>{name}은(는) 텍스트 파일이 아닙니다</translation>
        </message>
        <message>
            <source>{name} is not {expected}, though it holds tensors; import it as a foreign network</source>
            <translation>{name} 파일에 텐서는 있지만 {expected} 형식이 아닙니다. 다른 프로그램의 신경망으로 가져와야 합니다</translation>
        </message>
        <message>
            <source>{name} was saved by a newer version of the program; update it to open the file</source>
            <translation>{name}: 더 새로운 버전에서 저장한 파일입니다. 열려면 프로그램을 업데이트해야 합니다</translation>
        </message>
        <message>
            <source>{name} was written by a newer DigitLab (format {version}); this one reads up to {known}: update it</source>
            <translation>{name}은(는) 더 새로운 DigitLab이 쓴 파일입니다(형식 {version}). 이 버전은 {known}까지 읽으므로 업데이트가 필요합니다</translation>
        </message>
        <message>
            <source>{rule}, η = {rate}</source>
            <translation>{rule}, η = {rate}</translation>
        </message>
        <message>
            <source>{title} could not be downloaded: no network connection ({reason}); connect and try again, or put the four files into {folder}</source>
            <translation>{title}을(를) 내려받지 못했습니다. 네트워크 연결이 없습니다({reason}). 연결한 뒤 다시 시도하거나 파일 네 개를 {folder}에 넣으면 됩니다</translation>
        </message>
        <message>
            <source>{title} could not be downloaded: {name}: {reasons}; try again later, or put the four files into {folder}</source>
            <translation>{title}을(를) 내려받지 못했습니다: {name}: {reasons}. 나중에 다시 시도하거나 파일 네 개를 {folder}에 넣으면 됩니다</translation>
        </message>
        <message>
            <source>{title} is not on this computer yet; download it (data {name}), or set DIGITLAB_DATA to the folder that holds it</source>
            <translation>{title}이(가) 아직 이 컴퓨터에 없습니다. 내려받거나(데이터 {name}) 데이터가 있는 폴더를 DIGITLAB_DATA로 지정해야 합니다</translation>
        </message>
        <message>
            <source>there is no {family} called {got}; did you mean {nearest}?</source>
            <translation>{got}(이)라는 {family} 항목이 없습니다. {nearest}일 수 있습니다</translation>
        </message>
        <message>
            <source>1: each filter sees all channels; more: its share</source>
            <translation>1이면 필터마다 모든 채널을 보고, 더 크면 나뉜 채널만 봅니다</translation>
        </message>
        <message>
            <source>5,000 handwritten digits that come with the program: 4,000 to learn from, 1,000 to test on</source>
            <translation>프로그램에 들어 있는 손글씨 숫자 5,000개: 훈련용 4,000개, 테스트용 1,000개</translation>
        </message>
        <message>
            <source>70,000 pictures of clothes in the form of MNIST, and harder</source>
            <translation>MNIST와 같은 형식의 옷 그림 70,000장. 더 어렵습니다</translation>
        </message>
        <message>
            <source>784-512-10, Adam</source>
            <translation>784-512-10, Adam</translation>
        </message>
        <message>
            <source>784-512-10, SGD</source>
            <translation>784-512-10, SGD</translation>
        </message>
        <message>
            <source>Ceil mode</source>
            <translation>끝 창 포함</translation>
        </message>
        <message>
            <source>Five convolutions with few weights, and every digit shifted a little each time it is seen.</source>
            <translation>가중치가 적은 합성곱 다섯 개를 쓰고, 숫자를 볼 때마다 조금씩 옮깁니다.</translation>
        </message>
        <message>
            <source>Step function</source>
            <translation>계단 함수</translation>
        </message>
        <message>
            <source>it is no file on a disk</source>
            <translation>디스크에 있는 파일이 아닙니다</translation>
        </message>
        <message>
            <source>the connection broke off</source>
            <translation>연결이 끊겼습니다</translation>
        </message>
        <message>
            <source>the connection was refused</source>
            <translation>연결이 거부되었습니다</translation>
        </message>
        <message>
            <source>the digits that you corrected on the postal-code page, varied, among digits of the MNIST sample</source>
            <translation>우편번호 페이지에서 바로잡은 숫자를 여러 모양으로 바꾸어 MNIST 표본과 섞은 것</translation>
        </message>
        <message>
            <source>the disk can only be read</source>
            <translation>읽기 전용 디스크입니다</translation>
        </message>
        <message>
            <source>the disk does not work as it should</source>
            <translation>디스크가 제대로 작동하지 않습니다</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>디스크가 가득 찼습니다</translation>
        </message>
        <message>
            <source>the folder is not empty</source>
            <translation>폴더가 비어 있지 않습니다</translation>
        </message>
        <message>
            <source>the network cannot be reached</source>
            <translation>네트워크에 연결할 수 없습니다</translation>
        </message>
        <message>
            <source>the same among things that are no digit, for a reader with an eleventh answer</source>
            <translation>같은 것에 숫자가 아닌 것을 섞은 자료. 열한 번째 답이 있는 인식기용입니다</translation>
        </message>
        <message>
            <source>the server's certificate cannot be trusted</source>
            <translation>서버의 인증서를 믿을 수 없습니다</translation>
        </message>
        <message>
            <source>the server's name was not found</source>
            <translation>서버 이름을 찾지 못했습니다</translation>
        </message>
        <message>
            <source>there was no answer in time</source>
            <translation>제때 응답이 없었습니다</translation>
        </message>
        <message>
            <source>this checkpoint is of another network; open it with the experiment it was saved with</source>
            <translation>다른 신경망의 체크포인트입니다. 함께 저장한 실험으로 열어야 합니다</translation>
        </message>
        <message>
            <source>this is not an experiment in TOML: {reason}</source>
            <translation>TOML로 쓴 실험이 아닙니다: {reason}</translation>
        </message>
        <message>
            <source>this network takes inputs of shape {expected}, got {got}; choose data of that shape</source>
            <translation>이 신경망의 입력 모양은 {expected}인데 {got}이(가) 들어왔습니다. 같은 모양의 데이터를 골라야 합니다</translation>
        </message>
        <message>
            <source>too few images to divide: {count}</source>
            <translation>나누기에는 이미지가 너무 적습니다: {count}개</translation>
        </message>
        <message>
            <source>too many files are open</source>
            <translation>열린 파일이 너무 많습니다</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>참 또는 거짓</translation>
        </message>
        <message>
            <source>use the mean of inputs and outputs, as Glorot's paper does</source>
            <translation>Glorot의 논문처럼 입력 수와 출력 수의 평균을 씁니다</translation>
        </message>
        <message>
            <source>what is left after each fall</source>
            <translation>떨어질 때마다 남는 비율</translation>
        </message>
        <message>
            <source>what is left at the end</source>
            <translation>끝에 남는 비율</translation>
        </message>
        <message>
            <source>what {host} sent has the wrong checksum</source>
            <translation>{host}에서 보낸 것의 체크섬이 맞지 않습니다</translation>
        </message>
        <message>
            <source>{field} cannot be changed while it runs; what can: {known}</source>
            <translation>{field}은(는) 실행 중에 바꿀 수 없습니다. 바꿀 수 있는 것: {known}</translation>
        </message>
        <message>
            <source>{field} is missing: say which {family} it is</source>
            <translation>{field}이(가) 빠졌습니다. 어떤 {family}인지 적어야 합니다</translation>
        </message>
        <message>
            <source>{field} must be a finite number, not {got}</source>
            <translation>{field}은(는) 유한한 수여야 하는데 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>{field} must be a list, not {got}</source>
            <translation>{field}은(는) 목록이어야 하는데 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>{field} must be a name or a table with a kind, not {got}</source>
            <translation>{field}은(는) 이름이거나 kind가 있는 표여야 하는데 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>{field} must be at least {low}, not {got}</source>
            <translation>{field}은(는) {low} 이상이어야 하는데 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>{field} must be one of {choices}, not {got}</source>
            <translation>{field}은(는) {choices} 중 하나여야 하는데 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>{field} must be one of {choices}, not {got}; did you mean {nearest}?</source>
            <translation>{field}은(는) {choices} 중 하나여야 하는데 지금은 {got}입니다. {nearest}일 수 있습니다</translation>
        </message>
        <message>
            <source>{field} must be {expected}, not {got}</source>
            <translation>{field} 값의 종류가 맞지 않습니다. 필요한 것: {expected}, 지금: {got}</translation>
        </message>
        <message>
            <source>{field} uses {got}, which does not come before it</source>
            <translation>{field}이(가) 쓰는 {got}이(가) 앞에 없습니다</translation>
        </message>
        <message>
            <source>{field}: there is no operation called {got}; did you mean {nearest}?</source>
            <translation>{field}: {got}(이)라는 연산이 없습니다. {nearest}일 수 있습니다</translation>
        </message>
        <message>
            <source>{field}: {name} are counted from 1 to {count}; write {name}.1.{example}</source>
            <translation>{field}: {name}의 번호는 1부터 {count}까지입니다. {name}.1.{example}처럼 적습니다</translation>
        </message>
        <message>
            <source>{field}: {name} is a plain setting and has no parts</source>
            <translation>{field}: {name}은(는) 부분이 없는 설정입니다</translation>
        </message>
        <message>
            <source>{field}: {operation} takes {expected} inputs, not {got}</source>
            <translation>{field}: {operation} 연산의 입력은 {got}개가 아니라 {expected}개입니다</translation>
        </message>
        <message>
            <source>{folder} has no {name}; a folder of IDX data holds four files: {files}</source>
            <translation>{folder}에 {name}이(가) 없습니다. IDX 데이터 폴더에는 파일 네 개가 있어야 합니다: {files}</translation>
        </message>
        <message>
            <source>{host} answers {code} {reason}</source>
            <translation>{host}의 응답이 {code} {reason}입니다</translation>
        </message>
        <message>
            <source>{host} broke off after {got} of {expected} bytes</source>
            <translation>{host}와(과)의 연결이 {expected}바이트 중 {got}바이트에서 끊겼습니다</translation>
        </message>
        <message>
            <source>{host} broke off: {reason}</source>
            <translation>{host}와(과)의 연결이 끊겼습니다: {reason}</translation>
        </message>
        <message>
            <source>{host} fell silent for {seconds} s</source>
            <translation>{host}에서 {seconds}초 동안 응답이 없었습니다</translation>
        </message>
        <message>
            <source>{host} sends more than the {size} bytes it should</source>
            <translation>{host}에서 정해진 {size}바이트보다 많이 보냅니다</translation>
        </message>
        <message>
            <source>{host}: {reason}</source>
            <translation>{host}: {reason}</translation>
        </message>
        <message>
            <source>{images} holds {count} images but {labels} holds {got} labels; they do not belong together</source>
            <translation>{images}에는 이미지가 {count}개인데 {labels}에는 레이블이 {got}개입니다. 서로 짝이 아닙니다</translation>
        </message>
        <message>
            <source>{kind} has no setting called {field}; it has {known}</source>
            <translation>{kind}에는 {field}(이)라는 설정이 없습니다. 있는 설정: {known}</translation>
        </message>
        <message>
            <source>{name} cannot be downloaded; did you mean {nearest}?</source>
            <translation>{name}은(는) 내려받을 수 없습니다. 비슷한 이름은 {nearest}입니다</translation>
        </message>
        <message>
            <source>{name} cannot be read: {reason}</source>
            <translation>{name}을(를) 읽을 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>{name} cannot be written into {folder}: no permission; choose another folder</source>
            <translation>{folder}에 {name}을(를) 쓸 권한이 없습니다. 다른 폴더를 골라야 합니다</translation>
        </message>
        <message>
            <source>{name} declares {declared} bytes; at most {most} can be taken</source>
            <translation>{name}이(가) {declared}바이트라고 적혀 있습니다. 최대 {most}바이트까지 받을 수 있습니다</translation>
        </message>
        <message>
            <source>{name} has {width} × {height} pixels; {most} million are the most: save it smaller</source>
            <translation>{name}: {width}×{height}픽셀입니다. {most}00만 픽셀까지 열 수 있으므로 더 작게 저장해야 합니다</translation>
        </message>
        <message>
            <source>{name} holds a part that no network here has ({array}), and reads wrongly without it; only dense, convolution, pooling, dropout and batch normalization layers can be opened</source>
            <translation>{name}에는 여기에 없는 종류의 층({array})이 있어, 그것 없이는 잘못 읽습니다. 완전 연결, 합성곱, 풀링, 드롭아웃, 배치 정규화 층만 열 수 있습니다</translation>
        </message>
        <message>
            <source>{name} holds images of {got} pixels, the training images have {expected}; both must be the same</source>
            <translation>{name}의 이미지는 {got}픽셀인데 훈련 이미지는 {expected}픽셀입니다. 둘은 같아야 합니다</translation>
        </message>
        <message>
            <source>{name} holds no {expected} at all</source>
            <translation>{name}에 {expected}이(가) 하나도 없습니다</translation>
        </message>
        <message>
            <source>{name} holds {count} pictures, too few to learn from</source>
            <translation>{name}에 그림이 {count}장뿐이라 학습하기에 너무 적습니다</translation>
        </message>
        <message>
            <source>{name} holds {count} pictures; at most {most} can be taken</source>
            <translation>{name}에 그림이 {count}장 있습니다. 최대 {most}장까지 받을 수 있습니다</translation>
        </message>
        <message>
            <source>{name} holds {got} boxes, a postal code has {expected}</source>
            <translation>{name}에는 칸이 {got}개 있습니다. 우편번호는 {expected}개여야 합니다</translation>
        </message>
        <message>
            <source>{name} holds {got} where {expected} were expected; were two files exchanged?</source>
            <translation>{name} 파일에는 {expected} 대신 다른 것({got})이 들어 있습니다. 두 파일이 뒤바뀐 듯합니다</translation>
        </message>
        <message>
            <source>{name} is damaged or holds no USPS digits; download it again</source>
            <translation>{name}이(가) 손상되었거나 USPS 숫자가 없습니다. 다시 내려받아야 합니다</translation>
        </message>
        <message>
            <source>{name} is damaged or holds no pen strokes; download it again</source>
            <translation>{name}이(가) 손상되었거나 펜 획이 없습니다. 다시 내려받아야 합니다</translation>
        </message>
        <message>
            <source>{name} is damaged or not a picture that can be opened</source>
            <translation>{name}은(는) 손상되었거나 열 수 없는 그림입니다</translation>
        </message>
        <message>
            <source>{name} is damaged: a stroke is not a list of points</source>
            <translation>{name}이(가) 손상되었습니다. 점의 목록이 아닌 획이 있습니다</translation>
        </message>
        <message>
            <source>{name} is damaged: it cannot be unpacked; download it again</source>
            <translation>{name}이(가) 손상되어 압축을 풀 수 없습니다. 다시 내려받아야 합니다</translation>
        </message>
        <message>
            <source>{name} is damaged: it has no pixels</source>
            <translation>{name}이(가) 손상되었습니다. 픽셀이 없습니다</translation>
        </message>
        <message>
            <source>{name} is empty; download it again</source>
            <translation>{name}이(가) 비어 있습니다. 다시 내려받아야 합니다</translation>
        </message>
        <message>
            <source>{name} is empty; save the weights again</source>
            <translation>{name}은(는) 빈 파일입니다. 가중치를 다시 저장해야 합니다</translation>
        </message>
        <message>
            <source>{name} is no picture that can be opened; use PNG, JPEG, GIF, BMP, TIFF or WebP</source>
            <translation>{name}은(는) 열 수 있는 그림이 아닙니다. PNG, JPEG, GIF, BMP, TIFF, WebP를 쓸 수 있습니다</translation>
        </message>
        <message>
            <source>{name} is not a file of strokes; the postal-code page makes them with Save</source>
            <translation>{name}은(는) 획 파일이 아닙니다. 획 파일은 우편번호 페이지의 저장으로 만듭니다</translation>
        </message>
        <message>
            <source>{name} is not a weights file, or a damaged one; safetensors, .npz, PyTorch's .pt, JSON and pickles of arrays can be opened</source>
            <translation>{name}은(는) 가중치 파일이 아니거나 손상되었습니다. safetensors, .npz, PyTorch의 .pt, JSON, 배열을 담은 pickle을 열 수 있습니다</translation>
        </message>
        <message>
            <source>{name} is not an IDX file of {expected}: it starts with {got}, not with {magic}</source>
            <translation>{name}은(는) {expected}의 IDX 파일이 아닙니다. {magic}이(가) 아니라 {got}(으)로 시작합니다</translation>
        </message>
        <message>
            <source>{name} is not gzipped, although its name ends in .gz; download it again</source>
            <translation>{name}은(는) 이름이 .gz로 끝나지만 gzip 파일이 아닙니다. 다시 내려받아야 합니다</translation>
        </message>
        <message>
            <source>{name} is still being trained; stop it first</source>
            <translation>{name} 실행이 아직 학습 중입니다. 먼저 중지해야 합니다</translation>
        </message>
        <message>
            <source>{name} is too large for a file of strokes</source>
            <translation>{name}은(는) 획 파일로는 너무 큽니다</translation>
        </message>
        <message>
            <source>{name} is too large for a picture; save it smaller</source>
            <translation>{name}은(는) 그림으로는 너무 큽니다. 더 작게 저장해야 합니다</translation>
        </message>
        <message>
            <source>{name} is truncated: it declares {expected} bytes and has {got}; download it again</source>
            <translation>{name}이(가) 잘렸습니다. {expected}바이트여야 하는데 {got}바이트입니다. 다시 내려받아야 합니다</translation>
        </message>
        <message>
            <source>{name} is truncated: it ends too early; download it again</source>
            <translation>{name}이(가) 잘려 너무 일찍 끝납니다. 다시 내려받아야 합니다</translation>
        </message>
        <message>
            <source>{name} needs data of {got} classes, not {expected}; it reads on the postal code page</source>
            <translation>{name}에는 클래스가 {expected}개가 아니라 {got}개인 데이터가 필요합니다. 읽기는 우편번호 페이지에서 합니다</translation>
        </message>
        <message>
            <source>{name} was not saved: {folder} cannot be used ({reason}); set DIGITLAB_HOME to another folder</source>
            <translation>{folder} 폴더를 쓸 수 없어({reason}) {name}을(를) 저장하지 못했습니다. DIGITLAB_HOME에 다른 폴더를 지정해야 합니다</translation>
        </message>
        <message>
            <source>{name} was not saved: {reason}</source>
            <translation>{name}을(를) 저장하지 못했습니다: {reason}</translation>
        </message>
        <message>
            <source>Horizontal edges</source>
            <translation>가로 경계선</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>윤곽선</translation>
        </message>
        <message>
            <source>Sharpen</source>
            <translation>선명하게</translation>
        </message>
        <message>
            <source>Softmax with cross-entropy: the gradient of the scores is y − t, divided by the number of rows.</source>
            <translation>소프트맥스와 교차 엔트로피: 점수의 기울기는 y − t를 행의 수로 나눈 값입니다.</translation>
        </message>
        <message>
            <source>Softmax with loss, A</source>
            <translation>소프트맥스와 손실 A</translation>
        </message>
        <message>
            <source>Softmax with loss, B</source>
            <translation>소프트맥스와 손실 B</translation>
        </message>
        <message>
            <source>The chain rule multiplies: local derivative times arriving gradient.</source>
            <translation>연쇄법칙은 곱셈입니다. 국소적 미분에 상류 기울기를 곱합니다.</translation>
        </message>
        <message>
            <source>The derivative of 1/x is −y²: arriving gradient times −y².</source>
            <translation>1/x의 미분은 −y²입니다. 상류 기울기에 −y²을 곱합니다.</translation>
        </message>
        <message>
            <source>The derivative of exp is its own value: arriving gradient times y.</source>
            <translation>exp의 미분은 자기 자신입니다. 상류 기울기에 y를 곱합니다.</translation>
        </message>
        <message>
            <source>The derivative of ln x is 1/x: arriving gradient divided by x.</source>
            <translation>ln x의 미분은 1/x입니다. 상류 기울기를 x로 나눕니다.</translation>
        </message>
        <message>
            <source>The derivative of the sigmoid is y (1 − y): arriving gradient times y (1 − y).</source>
            <translation>시그모이드의 미분은 y(1 − y)입니다. 상류 기울기에 y(1 − y)를 곱합니다.</translation>
        </message>
        <message>
            <source>Two affine layers</source>
            <translation>Affine 두 층</translation>
        </message>
        <message>
            <source>Two apples</source>
            <translation>사과 두 개</translation>
        </message>
        <message>
            <source>Vertical edges</source>
            <translation>세로 경계선</translation>
        </message>
        <message>
            <source>both divided by 255</source>
            <translation>둘 다 255로 나눔</translation>
        </message>
        <message>
            <source>both left at 0…255</source>
            <translation>둘 다 0…255 그대로</translation>
        </message>
        <message>
            <source>there is no node called {field}; did you mean {nearest}?</source>
            <translation>{field} 노드가 없습니다. 가까운 이름: {nearest}</translation>
        </message>
        <message>
            <source>training left at 0…255, test divided twice</source>
            <translation>훈련은 0…255 그대로, 테스트는 두 번 나눔</translation>
        </message>
        <message>
            <source>training left at 0…255, test on 0…1</source>
            <translation>훈련은 0…255 그대로, 테스트는 0…1</translation>
        </message>
        <message>
            <source>{field} cannot be multiplied: {left} columns meet {right} rows</source>
            <translation>{field}: 곱할 수 없습니다. 열 {left}개와 행 {right}개가 만납니다</translation>
        </message>
        <message>
            <source>{field} has {got} numbers in a row; the first matrix has {expected} rows</source>
            <translation>{field}의 한 행에 수가 {got}개 있는데 첫 행렬의 행은 {expected}개입니다</translation>
        </message>
        <message>
            <source>{field} has {got} numbers, the first row {expected}; both must have as many</source>
            <translation>{field}에는 수가 {got}개, 첫째 행에는 {expected}개 있습니다. 개수가 같아야 합니다</translation>
        </message>
        <message>
            <source>{field} has {got} numbers; it needs one per column of its matrix, {expected}</source>
            <translation>{field}에 수가 {got}개 있습니다. 행렬의 열마다 하나씩 {expected}개가 필요합니다</translation>
        </message>
        <message>
            <source>{field} has {got} rows, but {expected} numbers reach it: rows × columns must meet</source>
            <translation>{field}의 행은 {got}개인데 들어오는 수는 {expected}개입니다. 행과 열의 수가 맞아야 합니다</translation>
        </message>
        <message>
            <source>{field} must be at least 0 and below 1, not {got}</source>
            <translation>{field} 값은 0 이상 1 미만이어야 합니다. 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>{field} needs one 0 or 1 for each of the {expected} activations, not {got}</source>
            <translation>{field}에는 활성화 값 {expected}개마다 0이나 1이 하나씩 필요합니다. 지금은 {got}개입니다</translation>
        </message>
        <message>
            <source>{field} {got} cannot be read; use numbers, {letters}, + − × / and brackets</source>
            <translation>{field} {got}: 읽을 수 없는 식입니다. 수와 {letters}, + − × /, 괄호를 쓸 수 있습니다</translation>
        </message>
        <message>
            <source>{field} {got} has no finite value</source>
            <translation>{field} {got}: 유한한 값이 나오지 않습니다</translation>
        </message>
        <message>
            <source>{field}: every row of a matrix needs the same number of columns</source>
            <translation>{field}: 행렬의 모든 행은 열의 수가 같아야 합니다</translation>
        </message>
        <message>
            <source>{field}: the shapes {shapes} do not fit together; rows × columns must meet as in (N, D)(D, M)</source>
            <translation>{field}: 형상이 맞지 않습니다({shapes}). (N, D)(D, M)처럼 안쪽 크기가 같아야 합니다</translation>
        </message>
        <message>
            <source>(x + y)²</source>
            <translation>(x + y)²</translation>
        </message>
        <message>
            <source>A ReLU lets the gradient pass where its input was above 0, and gives 0 elsewhere.</source>
            <translation>ReLU는 입력이 0보다 큰 곳에서 기울기를 그대로 보내고 나머지는 0으로 만듭니다.</translation>
        </message>
        <message>
            <source>A multiplication swaps its inputs: each input gets the arriving gradient times the other input.</source>
            <translation>곱셈 노드는 입력을 서로 바꿉니다. 각 입력은 상류 기울기에 다른 쪽 입력을 곱한 값을 받습니다.</translation>
        </message>
        <message>
            <source>A square multiplies the arriving gradient by 2x.</source>
            <translation>제곱 노드는 상류 기울기에 2x를 곱합니다.</translation>
        </message>
        <message>
            <source>A value used in several places adds up the gradients that come back from them.</source>
            <translation>여러 곳에 쓰인 값은 돌아온 기울기를 모두 더합니다.</translation>
        </message>
        <message>
            <source>Affine 1×2</source>
            <translation>Affine 1×2</translation>
        </message>
        <message>
            <source>Affine 2×2</source>
            <translation>Affine 2×2</translation>
        </message>
        <message>
            <source>Affine, ReLU, affine</source>
            <translation>Affine, ReLU, Affine</translation>
        </message>
        <message>
            <source>Affine: dX = dY Wᵀ, dW = Xᵀ dY, and db is the sum of dY over the rows.</source>
            <translation>Affine: dX = dY Wᵀ, dW = Xᵀ dY이고, db는 dY를 행 방향으로 더한 값입니다.</translation>
        </message>
        <message>
            <source>An addition copies: each input gets the arriving gradient unchanged.</source>
            <translation>덧셈 노드는 그대로 보냅니다. 각 입력은 상류 기울기를 그대로 받습니다.</translation>
        </message>
        <message>
            <source>Apples and oranges</source>
            <translation>사과와 오렌지</translation>
        </message>
        <message>
            <source>Blur</source>
            <translation>흐리게</translation>
        </message>
        <message>
            <source>Emboss</source>
            <translation>엠보싱</translation>
        </message>
        <message>
            <source>it holds something else than numbers and texts</source>
            <translation>수와 문자열이 아닌 것이 들어 있습니다</translation>
        </message>
        <message>
            <source>it is written in a newer form of HDF5</source>
            <translation>더 새로운 HDF5 형식으로 저장되어 있습니다</translation>
        </message>
        <message>
            <source>its arrays are compressed or cut into chunks</source>
            <translation>배열이 압축되었거나 조각으로 나뉘어 있습니다</translation>
        </message>
        <message>
            <source>its addresses contradict each other</source>
            <translation>파일 안의 주소가 서로 맞지 않습니다</translation>
        </message>
        <message>
            <source>Keras weights in order and model</source>
            <translation>Keras 가중치(순서대로)와 모델 코드</translation>
        </message>
        <message>
            <source>NumPy arrays by name</source>
            <translation>이름별 NumPy 배열</translation>
        </message>
        <message>
            <source>ONNX, for any runtime</source>
            <translation>ONNX, 모든 실행 환경용</translation>
        </message>
        <message>
            <source>Pickle as the course saves it</source>
            <translation>강의 방식의 pickle</translation>
        </message>
        <message>
            <source>PyTorch state_dict and module</source>
            <translation>PyTorch state_dict와 모듈</translation>
        </message>
        <message>
            <source>Python file that needs only NumPy</source>
            <translation>NumPy만 필요한 파이썬 파일</translation>
        </message>
        <message>
            <source>Safetensors, plain</source>
            <translation>Safetensors, 배열만</translation>
        </message>
        <message>
            <source>layer {layer} ({kind}) cannot be written as {target}; export it as npz or safetensors, which hold any network</source>
            <translation>{layer}번 층({kind})은 {target} 형식으로 쓸 수 없습니다. 어떤 신경망이든 담을 수 있는 npz나 safetensors로 내보내면 됩니다</translation>
        </message>
        <message>
            <source>the course's pickle has no name for the tensors of layer {layer} ({kind}); export it as npz</source>
            <translation>강의의 pickle에는 {layer}번 층({kind})의 텐서를 부르는 이름이 없습니다. npz로 내보내면 됩니다</translation>
        </message>
        <message>
            <source>there is no export format {got}; did you mean {nearest}? There are: {known}</source>
            <translation>내보내기 형식 {got}은(는) 없습니다. 비슷한 이름은 {nearest}입니다. 쓸 수 있는 형식: {known}</translation>
        </message>
        <message>
            <source>this needs the optional part {extra}, which is not installed; install it with: python3 main.py setup --extra {extra}</source>
            <translation>여기에는 설치되지 않은 선택 항목 {extra}이(가) 필요합니다. 설치 명령: python3 main.py setup --extra {extra}</translation>
        </message>
        <message>
            <source>the run was started with other data than {data} holds now; put the old files back, or start it again</source>
            <translation>이 실행은 지금의 {data}와(과) 다른 데이터로 시작되었습니다. 예전 파일을 되돌려 놓거나 처음부터 다시 시작해야 합니다</translation>
        </message>
        <message>
            <source>{name} cannot be read</source>
            <translation>{name}을(를) 읽을 수 없습니다</translation>
        </message>
        <message>
            <source>{name} had not started yet; start it again</source>
            <translation>{name} 실행은 아직 시작되지 않았습니다. 처음부터 다시 시작해야 합니다</translation>
        </message>
        <message>
            <source>{name} has vanished from {folder}</source>
            <translation>{folder}에서 {name} 실행이 사라졌습니다</translation>
        </message>
        <message>
            <source>{name} is being written by another program; try again when it has ended</source>
            <translation>다른 프로그램이 {name}에 쓰고 있습니다. 그 프로그램이 끝난 뒤에 다시 해야 합니다</translation>
        </message>
        <message>
            <source>{name} is damaged: its content does not fit its checksum; use another copy</source>
            <translation>{name}이(가) 손상되었습니다. 내용이 체크섬과 맞지 않으니 다른 사본을 써야 합니다</translation>
        </message>
        <message>
            <source>{name} is over ({reason}); there is nothing to continue</source>
            <translation>{name} 실행은 이미 끝났습니다({reason}). 이어서 할 것이 없습니다</translation>
        </message>
        <message>
            <source>(6, 8), (0, 4), (6, 0): away from the lowest point, and the longer the steeper it is there.</source>
            <translation>(6, 8), (0, 4), (6, 0): 최솟점에서 멀어지는 방향이며, 가파를수록 깁니다.</translation>
        </message>
        <message>
            <source>16 has no derivative</source>
            <translation>16의 미분이 0이라서</translation>
        </message>
        <message>
            <source>4 + h is 4 again, since a float64 keeps about 16 digits: the difference is 0. In float32 even 10⁻⁵⁰ is 0.</source>
            <translation>float64는 약 16자리만 담으므로 4 + h는 다시 4가 되고 차이는 0입니다. float32에서는 10⁻⁵⁰ 자체가 0입니다.</translation>
        </message>
        <message>
            <source>6.00000000000378: one 0 too many was printed.</source>
            <translation>6.00000000000378: 0이 하나 더 인쇄되었습니다.</translation>
        </message>
        <message>
            <source>8.0013: float32 keeps about 7 digits, and the subtraction loses four of them. A larger h is better here.</source>
            <translation>8.0013: float32는 약 7자리만 담으며 뺄셈에서 네 자리를 잃습니다. 여기서는 더 큰 h가 낫습니다.</translation>
        </message>
        <message>
            <source>= «{central}»   exact: {exact}</source>
            <translation>= «{central}»   정확한 값: {exact}</translation>
        </message>
        <message>
            <source>A formula of x: numbers, + − × / ( ) and powers.</source>
            <translation>x의 수식입니다. 수, + − × / ( )와 거듭제곱을 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>Central</source>
            <translation>중앙 차분</translation>
        </message>
        <message>
            <source>Derivative of {f} at {x}</source>
            <translation>{f}의 미분, x = {x}</translation>
        </message>
        <message>
            <source>Each coordinate is moved alone by h = 10⁻⁴ while the other stays: together they are the gradient.</source>
            <translation>한 좌표만 h = 10⁻⁴만큼 움직이고 다른 좌표는 그대로 둡니다. 둘을 모은 것이 기울기입니다.</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>전방 차분</translation>
        </message>
        <message>
            <source>Gradient of x₀² + x₁²</source>
            <translation>x₀² + x₁²의 기울기</translation>
        </message>
        <message>
            <source>How far to the side f is computed.</source>
            <translation>f를 계산할 옆 지점까지의 거리입니다.</translation>
        </message>
        <message>
            <source>How many digits the computer keeps: about 16, or about 7.</source>
            <translation>컴퓨터가 담는 자릿수입니다. 약 16자리 또는 약 7자리입니다.</translation>
        </message>
        <message>
            <source>In this precision h itself is 0, and nothing can be divided by it.</source>
            <translation>이 정밀도에서는 h 자체가 0이므로 나눌 수 없습니다.</translation>
        </message>
        <message>
            <source>Make h smaller and smaller. At some point the answer gets worse.</source>
            <translation>h를 점점 줄여 봅니다. 어느 순간부터 답이 나빠집니다.</translation>
        </message>
        <message>
            <source>Move x a little, see what f does. A smaller h is better, until the computer runs out of digits.</source>
            <translation>x를 조금 움직여 f를 봅니다. h가 작을수록 좋지만 컴퓨터의 자릿수가 모자라면 달라집니다.</translation>
        </message>
        <message>
            <source>Numerical gradient</source>
            <translation>수치 미분</translation>
        </message>
        <message>
            <source>Own function</source>
            <translation>내 함수</translation>
        </message>
        <message>
            <source>Take float32 and h = 10⁻⁴. How many digits of 8 are right, and which h would be better?</source>
            <translation>float32와 h = 10⁻⁴를 고릅니다. 8의 몇 자리가 맞고, 어떤 h가 더 나을까요?</translation>
        </message>
        <message>
            <source>The bends of both sides cancel, and a square has no third derivative that could be left over.</source>
            <translation>양쪽의 굽은 정도가 서로 상쇄되며, 제곱 함수에는 남을 3계 도함수가 없습니다.</translation>
        </message>
        <message>
            <source>The central difference looks both ways, so the bend on one side cancels the bend on the other.</source>
            <translation>중앙 차분은 양쪽을 보므로 한쪽의 굽음이 다른 쪽의 굽음과 상쇄됩니다.</translation>
        </message>
        <message>
            <source>The central difference of x² + 16 has no truncation error at any h. Why?</source>
            <translation>x² + 16의 중앙 차분에는 어떤 h에서도 절단 오차가 없습니다. 왜 그럴까요?</translation>
        </message>
        <message>
            <source>The course, chapter on numerical gradients: h = 10⁻⁴, central difference.</source>
            <translation>강의의 수치 미분 장: h = 10⁻⁴, 중앙 차분.</translation>
        </message>
        <message>
            <source>The derivative says how fast f grows at x. Step tries it with h = 1.</source>
            <translation>미분은 x에서 f가 얼마나 빨리 커지는지 나타냅니다. 다음 단계에서 h = 1로 계산해 봅니다.</translation>
        </message>
        <message>
            <source>The error curve has a lowest point: between truncation at the right and rounding at the left.</source>
            <translation>오차 곡선에는 가장 낮은 점이 있습니다. 오른쪽의 절단 오차와 왼쪽의 반올림 오차 사이입니다.</translation>
        </message>
        <message>
            <source>The gradient has a derivative for each coordinate. Step takes the first point of the notes.</source>
            <translation>기울기는 좌표마다 미분이 하나씩 있습니다. 다음 단계에서 강의 노트의 첫 번째 점을 계산합니다.</translation>
        </message>
        <message>
            <source>The gradient of x₀² + x₁² at the three points of the notes: step through them. Where does it point?</source>
            <translation>강의 노트의 세 점에서 x₀² + x₁²의 기울기를 차례로 구합니다. 기울기는 어디를 가리킬까요?</translation>
        </message>
        <message>
            <source>The notes first try h = 10e−50, which is 10⁻⁴⁹. What does the computer find at x = 4?</source>
            <translation>강의 노트는 처음에 h = 10e−50, 곧 10⁻⁴⁹를 씁니다. 컴퓨터는 x = 4에서 무엇을 얻을까요?</translation>
        </message>
        <message>
            <source>The notes print 6.000000000000378 for x² + 16 at 3. What does the computer find there with h = 10⁻⁴?</source>
            <translation>강의 노트에는 x² + 16의 x = 3에서의 값이 6.000000000000378로 인쇄되어 있습니다. h = 10⁻⁴일 때 컴퓨터는 무엇을 얻을까요?</translation>
        </message>
        <message>
            <source>Type 3 as x and go to h = 10⁻⁴. Count the zeros.</source>
            <translation>x에 3을 입력하고 h = 10⁻⁴로 갑니다. 0의 개수를 세어 봅니다.</translation>
        </message>
        <message>
            <source>Where the derivative is taken.</source>
            <translation>미분을 구하는 곳입니다.</translation>
        </message>
        <message>
            <source>Which h gives the best central difference of x³ at 4, where the derivative is 48? Stop at that h.</source>
            <translation>x³의 x = 4에서 미분은 48입니다. 중앙 차분이 가장 정확한 h는 무엇일까요? 그 h에서 멈춥니다.</translation>
        </message>
        <message>
            <source>at (x₀, x₁)</source>
            <translation>위치 (x₀, x₁)</translation>
        </message>
        <message>
            <source>at x</source>
            <translation>위치 x</translation>
        </message>
        <message>
            <source>error: forward {forward}, central {central}</source>
            <translation>오차: 전방 {forward}, 중앙 {central}</translation>
        </message>
        <message>
            <source>error: h · f″/2 forward, h² · f‴/6 central</source>
            <translation>오차: 전방 h · f″/2, 중앙 h² · f‴/6</translation>
        </message>
        <message>
            <source>exact: {exact}</source>
            <translation>정확한 값: {exact}</translation>
        </message>
        <message>
            <source>exactly 8</source>
            <translation>정확히 8</translation>
        </message>
        <message>
            <source>f bends alike on both sides</source>
            <translation>f가 양쪽으로 똑같이 굽어서</translation>
        </message>
        <message>
            <source>f is still bent between x − h and x + h: with a smaller h the secant comes closer to the tangent.</source>
            <translation>x − h와 x + h 사이에서 f는 아직 굽어 있습니다. h를 줄이면 할선이 접선에 가까워집니다.</translation>
        </message>
        <message>
            <source>f(x + h) and f(x − h) agree in nearly all their digits: what the subtraction leaves is rounding.</source>
            <translation>f(x + h)와 f(x − h)는 거의 모든 자리가 같습니다. 빼고 남는 것은 반올림 오차입니다.</translation>
        </message>
        <message>
            <source>h = 10⁻⁵, with an error of 4.0 × 10⁻¹⁰. The forward difference is best at 10⁻⁸: 2.9 × 10⁻⁷.</source>
            <translation>h = 10⁻⁵에서 오차가 4.0 × 10⁻¹⁰입니다. 전방 차분은 10⁻⁸에서 가장 정확합니다(2.9 × 10⁻⁷).</translation>
        </message>
        <message>
            <source>h is small enough</source>
            <translation>h가 충분히 작아서</translation>
        </message>
        <message>
            <source>rounding: about 10⁻¹⁶ · f / h</source>
            <translation>반올림 오차: 약 10⁻¹⁶ · f / h</translation>
        </message>
        <message>
            <source>ten times smaller each step</source>
            <translation>단계마다 10분의 1로</translation>
        </message>
        <message>
            <source>{h}, the notes</source>
            <translation>{h}, 강의 노트</translation>
        </message>
        <message>
            <source>{x} + h is {x} again: h is lost among the digits of x, and the difference is 0.</source>
            <translation>{x} + h가 다시 {x}입니다. h가 x의 자릿수에 묻혀 차이는 0입니다.</translation>
        </message>
        <message>
            <source>%, per epoch</source>
            <translation>%, 에폭마다</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>정확도</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>시도</translation>
        </message>
        <message>
            <source>Augmentation, schedule</source>
            <translation>데이터 증강, 학습률 스케줄</translation>
        </message>
        <message>
            <source>Batch</source>
            <translation>배치</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>최고</translation>
        </message>
        <message>
            <source>Changed while it ran: {changes}</source>
            <translation>학습 중에 바꾼 설정: {changes}</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>혼동 행렬</translation>
        </message>
        <message>
            <source>Digest of the data</source>
            <translation>데이터 다이제스트</translation>
        </message>
        <message>
            <source>DigitLab lab report</source>
            <translation>DigitLab 실험 보고서</translation>
        </message>
        <message>
            <source>Every digit is read right.</source>
            <translation>모든 숫자를 바르게 읽었습니다.</translation>
        </message>
        <message>
            <source>Experiment file</source>
            <translation>실험 파일</translation>
        </message>
        <message>
            <source>Goal</source>
            <translation>목표</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>층</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>Loss, smoothed</source>
            <translation>손실(평균)</translation>
        </message>
        <message>
            <source>Machine</source>
            <translation>컴퓨터</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>오답</translation>
        </message>
        <message>
            <source>Most mixed up: {true} read as {read}, {count} times. The right digit is second in {second} of {all} mistakes.</source>
            <translation>가장 많이 헷갈린 숫자: {true} → {read}, {count}번. 오답 {all}개 가운데 {second}개에서 바른 숫자가 두 번째 답입니다.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>메모</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>학번</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>옵티마이저</translation>
        </message>
        <message>
            <source>Recipe</source>
            <translation>레시피</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>실행</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>Test accuracy</source>
            <translation>테스트 정확도</translation>
        </message>
        <message>
            <source>The answers cannot be shown: {reason}</source>
            <translation>답을 보일 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>시간</translation>
        </message>
        <message>
            <source>To repeat</source>
            <translation>다시 하는 명령</translation>
        </message>
        <message>
            <source>Train accuracy</source>
            <translation>훈련 정확도</translation>
        </message>
        <message>
            <source>Weight decay, dropout</source>
            <translation>가중치 감소, 드롭아웃</translation>
        </message>
        <message>
            <source>Worst mistakes</source>
            <translation>가장 큰 오답</translation>
        </message>
        <message>
            <source>Written by DigitLab from run {run}. One file, nothing is loaded from elsewhere.</source>
            <translation>DigitLab이 실행 {run}에서 만들었습니다. 파일 하나이며 다른 곳에서 불러오는 것이 없습니다.</translation>
        </message>
        <message>
            <source>an experiment of one's own</source>
            <translation>직접 만든 실험</translation>
        </message>
        <message>
            <source>changed from the recipe: {names}</source>
            <translation>레시피와 다른 점: {names}</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>에폭</translation>
        </message>
        <message>
            <source>found</source>
            <translation>찾은 비율</translation>
        </message>
        <message>
            <source>nats, log axis</source>
            <translation>nat, 로그 축</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>도달하지 못함</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>of {count}</source>
            <translation>/ {count}</translation>
        </message>
        <message>
            <source>reached</source>
            <translation>도달</translation>
        </message>
        <message>
            <source>rows: is, columns: read as</source>
            <translation>행: 실제, 열: 읽은 값</translation>
        </message>
        <message>
            <source>save the experiment below as experiment.toml, then: python3 main.py train experiment.toml</source>
            <translation>아래 실험을 experiment.toml로 저장한 뒤: python3 main.py train experiment.toml</translation>
        </message>
        <message>
            <source>step</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>surest first</source>
            <translation>확신이 큰 순서</translation>
        </message>
        <message>
            <source>{network}, trained by {optimizer} on {data}, {count} parameters</source>
            <translation>{network}, 옵티마이저 {optimizer}, 데이터 {data}, 매개변수 {count}개</translation>
        </message>
        <message>
            <source>{size}, drawn with replacement</source>
            <translation>{size}, 복원 추출</translation>
        </message>
        <message>
            <source>{size}, shuffled</source>
            <translation>{size}, 섞어서</translation>
        </message>
        <message>
            <source>{steps} ({epochs} epochs)</source>
            <translation>{steps} ({epochs}에폭)</translation>
        </message>
        <message>
            <source>a number has too many digits</source>
            <translation>자릿수가 너무 많은 수가 있습니다</translation>
        </message>
        <message>
            <source>it is nested too deeply</source>
            <translation>괄호나 이름이 너무 깊이 겹쳐 있습니다</translation>
        </message>
        <message>
            <source>there is no setting in it; an experiment names at least its layers</source>
            <translation>설정이 하나도 없습니다. 실험에는 적어도 층이 있어야 합니다</translation>
        </message>
        <message>
            <source>{field}: write {example} with a point, not {got}</source>
            <translation>{field}: {got} 대신 소수점을 찍어 {example}처럼 써야 합니다</translation>
        </message>
        <message>
            <source>{name} is too large for an experiment; choose a .toml file</source>
            <translation>{name} 파일은 실험 파일로는 너무 큽니다. .toml 파일을 골라야 합니다</translation>
        </message>
        <message>
            <source>a name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>goal</source>
            <translation>목표</translation>
        </message>
        <message>
            <source>the data is not the task's: its digest differs</source>
            <translation>과제의 데이터가 아닙니다. 다이제스트가 다릅니다</translation>
        </message>
        <message>
            <source>the run has {got} parameters, the task allows {most}</source>
            <translation>이 실행의 매개변수는 {got}개인데 과제는 {most}개까지 허용합니다</translation>
        </message>
        <message>
            <source>the weights read {got} of the test digits, the log says {logged}</source>
            <translation>가중치는 테스트 숫자의 {got}를 읽는데 기록에는 {logged}라고 되어 있습니다</translation>
        </message>
        <message>
            <source>{name} is no task: {what} is missing or wrong; it needs title, recipe and a [goal] with test_accuracy</source>
            <translation>{name} 파일은 과제가 아닙니다. {what} 항목이 없거나 잘못되었습니다. title, recipe, 그리고 test_accuracy가 있는 [goal]이 필요합니다</translation>
        </message>
        <message>
            <source>{name} is not a TOML file</source>
            <translation>{name} 파일은 TOML 파일이 아닙니다</translation>
        </message>
        <message>
            <source>{name} is too large for a task; at most 100 kB</source>
            <translation>{name} 파일은 과제로 쓰기에 너무 큽니다. 최대 100 kB입니다</translation>
        </message>
        <message>
            <source>{name} names a setting that there is not: {field}</source>
            <translation>{name} 파일이 없는 설정을 가리킵니다: {field}</translation>
        </message>
        <message>
            <source>{setting} is {got}, the task fixes it at {expected}</source>
            <translation>{setting} 값이 {got}인데 과제는 {expected}(으)로 정해 두었습니다</translation>
        </message>
        <message>
            <source>{setting} was changed while it ran, which the task does not allow</source>
            <translation>학습 중에 {setting} 값을 바꾸었는데 과제는 이를 허용하지 않습니다</translation>
        </message>
        <message>
            <source>{name} holds nothing but zeros: it was damaged when it was copied</source>
            <translation>{name} 파일에는 0만 들어 있습니다. 복사하는 동안 손상되었습니다</translation>
        </message>
        <message>
            <source>{name} is a {kind} file, which is not read here; save it as PNG or JPEG</source>
            <translation>{name} 파일은 {kind} 형식이라 열 수 없습니다. PNG나 JPEG로 저장해야 합니다</translation>
        </message>
        <message>
            <source>{name} is damaged: it ends in the middle of the picture</source>
            <translation>{name} 파일이 손상되었습니다. 그림이 중간에서 끝납니다</translation>
        </message>
        <message>
            <source>{name} is empty (0 bytes): it is no picture</source>
            <translation>{name} 파일은 비어 있습니다(0바이트). 그림이 아닙니다</translation>
        </message>
        <message>
            <source>(2.99999994, 3.99999992): each step takes a share of 2 × 10⁻¹⁰ off the distance.</source>
            <translation>(2.99999994, 3.99999992): 한 스텝마다 거리가 2 × 10⁻¹⁰만큼의 비율로 줄어듭니다.</translation>
        </message>
        <message>
            <source>1 point</source>
            <translation>점 1개</translation>
        </message>
        <message>
            <source>4 points</source>
            <translation>점 4개</translation>
        </message>
        <message>
            <source>Batches</source>
            <translation>배치</translation>
        </message>
        <message>
            <source>Batches: run the full batch, then four points a step, then one by one. Which path is the calmest?</source>
            <translation>배치: 전체 배치, 점 4개씩, 점 1개씩 차례로 실행합니다. 어느 경로가 가장 곧을까요?</translation>
        </message>
        <message>
            <source>Bowl</source>
            <translation>그릇</translation>
        </message>
        <message>
            <source>By central differences with h = 10⁻⁴, as the notes do, or by calculus.</source>
            <translation>강의 노트처럼 h = 10⁻⁴의 중앙 차분으로 구하거나 미분으로 구합니다.</translation>
        </message>
        <message>
            <source>Downhill, as far as η times the gradient.</source>
            <translation>기울기의 η배만큼 내리막으로 갑니다.</translation>
        </message>
        <message>
            <source>Drag the ring to the other side of the ridge, or take a larger η.</source>
            <translation>동그라미를 능선 반대쪽으로 끌거나 더 큰 η를 씁니다.</translation>
        </message>
        <message>
            <source>Drop a ball on a surface with η too large, too small, and right.</source>
            <translation>η가 너무 클 때, 너무 작을 때, 알맞을 때 공을 굴려 봅니다.</translation>
        </message>
        <message>
            <source>Each step goes downhill against the gradient. Type η and say what will happen before you run it.</source>
            <translation>스텝마다 기울기의 반대쪽으로 내려갑니다. η를 입력하고 실행하기 전에 결과를 예측해 봅니다.</translation>
        </message>
        <message>
            <source>Gradient descent</source>
            <translation>경사 하강법</translation>
        </message>
        <message>
            <source>Gradient descent ends in the hollow whose slope it starts on: a local minimum can hold it.</source>
            <translation>경사 하강법은 출발한 비탈 아래의 골짜기에서 끝납니다. 극솟점에 갇힐 수 있습니다.</translation>
        </message>
        <message>
            <source>How many points each step looks at.</source>
            <translation>스텝마다 쓰는 점의 개수입니다.</translation>
        </message>
        <message>
            <source>In the long valley, find an η that converges within 100 steps.</source>
            <translation>긴 골짜기에서 100스텝 안에 수렴하는 η를 찾습니다.</translation>
        </message>
        <message>
            <source>Learning rate: size of a step.</source>
            <translation>학습률, 곧 보폭입니다.</translation>
        </message>
        <message>
            <source>Look at the factor per step: between −1 and 1 the distance shrinks.</source>
            <translation>스텝마다의 배수를 봅니다. −1과 1 사이이면 거리가 줄어듭니다.</translation>
        </message>
        <message>
            <source>One weight</source>
            <translation>가중치 하나</translation>
        </message>
        <message>
            <source>One weight: find the η with which J(u) = (1 − 0.2u)² is at its lowest point after a single step.</source>
            <translation>가중치 하나: J(u) = (1 − 0.2u)²가 한 스텝 만에 최솟점에 닿는 η를 찾습니다.</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>Take the numerical gradient and η = 10, and look at x + h from step 10 on.</source>
            <translation>수치 미분과 η = 10을 고르고 10스텝부터 x + h를 살펴봅니다.</translation>
        </message>
        <message>
            <source>The course's first surface: equally steep on all sides; the gradient points straight to the lowest point.</source>
            <translation>강의의 첫 번째 곡면입니다. 모든 방향으로 똑같이 가파르며 기울기가 최솟점과 한 직선에 놓입니다.</translation>
        </message>
        <message>
            <source>The course, chapter on the gradient method: 100 steps from (3, 4), h = 10⁻⁴.</source>
            <translation>강의의 경사법 장: (3, 4)에서 100스텝, h = 10⁻⁴.</translation>
        </message>
        <message>
            <source>The factor per step decides: near 1 it is slow, at −1 it oscillates, beyond −1 it explodes.</source>
            <translation>스텝마다의 배수가 결정합니다. 1에 가까우면 느리고, −1이면 진동하고, −1을 넘으면 발산합니다.</translation>
        </message>
        <message>
            <source>The factor per step is 1 − 0.08 η. Which η makes it 0?</source>
            <translation>스텝마다의 배수는 1 − 0.08 η입니다. 배수가 0이 되는 η는 무엇일까요?</translation>
        </message>
        <message>
            <source>The full batch goes straight; small batches wander around the lowest point, but each step is cheaper.</source>
            <translation>전체 배치는 곧게 갑니다. 작은 배치는 최솟점 둘레를 헤매지만 스텝마다 계산이 적습니다.</translation>
        </message>
        <message>
            <source>The gradient is 0: here the ball stays.</source>
            <translation>기울기가 0이므로 공은 여기에 머뭅니다.</translation>
        </message>
        <message>
            <source>The notes also try η = 10⁻¹⁰ on the bowl. What happens in 100 steps?</source>
            <translation>강의 노트는 그릇에서 η = 10⁻¹⁰도 써 봅니다. 100스텝 동안 어떻게 될까요?</translation>
        </message>
        <message>
            <source>The step went over the lowest point: the gradient points the other way now.</source>
            <translation>최솟점을 지나쳤습니다. 이제 기울기가 반대쪽을 가리킵니다.</translation>
        </message>
        <message>
            <source>The step went over the valley and up the other side: f became larger.</source>
            <translation>골짜기를 넘어 반대쪽으로 올라갔습니다. f가 커졌습니다.</translation>
        </message>
        <message>
            <source>Two hollows</source>
            <translation>두 골짜기</translation>
        </message>
        <message>
            <source>Two hollows: choose a start from which the descent ends in the deeper hollow at the left.</source>
            <translation>두 골짜기: 왼쪽의 더 깊은 골짜기에서 끝나는 출발점을 고릅니다.</translation>
        </message>
        <message>
            <source>Type a learning rate of your own. What will it do in 100 steps? Answer first, then press Play.</source>
            <translation>학습률을 직접 입력합니다. 100스텝 동안 어떻게 될까요? 먼저 답하고 ‘재생’을 누릅니다.</translation>
        </message>
        <message>
            <source>Up to three more rates.</source>
            <translation>학습률을 세 개까지 더 비교합니다.</translation>
        </message>
        <message>
            <source>Where the ball is</source>
            <translation>공의 위치</translation>
        </message>
        <message>
            <source>Where the one weight starts.</source>
            <translation>가중치의 출발점입니다.</translation>
        </message>
        <message>
            <source>With η = 10 the notes find (2.58983747e13, −1.29524862e12) on the bowl and the descent stands still. Show it, and find out why it stops.</source>
            <translation>η = 10이면 강의 노트는 그릇에서 (2.58983747e13, −1.29524862e12)를 얻고 더는 움직이지 않습니다. 그 결과를 만들고 왜 멈추는지 찾아봅니다.</translation>
        </message>
        <message>
            <source>also η</source>
            <translation>함께 볼 η</translation>
        </message>
        <message>
            <source>converges</source>
            <translation>수렴</translation>
        </message>
        <message>
            <source>explodes</source>
            <translation>폭발</translation>
        </message>
        <message>
            <source>factor per step: 1 − 0.08 η = {factor}</source>
            <translation>스텝마다의 배수: 1 − 0.08 η = {factor}</translation>
        </message>
        <message>
            <source>factor per step: 1 − 2η = {factor}</source>
            <translation>스텝마다의 배수: 1 − 2η = {factor}</translation>
        </message>
        <message>
            <source>factor per step: 1 − η f″</source>
            <translation>스텝마다의 배수: 1 − η f″</translation>
        </message>
        <message>
            <source>factor per step: along 1 − η/10 = {along}, across 1 − 2η = {across}</source>
            <translation>스텝마다의 배수: 따라 1 − η/10 = {along}, 가로질러 1 − 2η = {across}</translation>
        </message>
        <message>
            <source>full batch</source>
            <translation>전체 배치</translation>
        </message>
        <message>
            <source>oscillates</source>
            <translation>진동</translation>
        </message>
        <message>
            <source>start u</source>
            <translation>출발점 u</translation>
        </message>
        <message>
            <source>too slow</source>
            <translation>너무 느림</translation>
        </message>
        <message>
            <source>x + h is x again, so the numerical gradient is 0: the ball stands still far away.</source>
            <translation>x + h가 다시 x가 되어 수치 미분이 0입니다. 공은 먼 곳에 멈추어 있습니다.</translation>
        </message>
        <message>
            <source>η = 12.5. It converges for all η between 0 and 25; at 25 the factor is −1 and u swings for ever.</source>
            <translation>η = 12.5. 0과 25 사이의 모든 η에서 수렴하고, 25에서는 배수가 −1이라 u가 진동합니다.</translation>
        </message>
        <message>
            <source>η = {rate}</source>
            <translation>η = {rate}</translation>
        </message>
        <message>
            <source>η must stay under 1, since it is steep across, although along the valley a larger one would be better.</source>
            <translation>가로지르는 방향이 가파르므로 η는 1보다 작아야 합니다. 골짜기를 따라서는 더 큰 η가 낫습니다.</translation>
        </message>
        <message>
            <source>After {steps} steps: {outcome}.</source>
            <translation>{steps}스텝 뒤: {outcome}.</translation>
        </message>
        <message>
            <source>This rule was missed at the marked field.</source>
            <translation>표시된 칸에서 이 규칙을 놓쳤습니다.</translation>
        </message>
        <message>
            <source>(0.31682708, 0.69627909), the numbers of the notes.</source>
            <translation>강의 노트와 같은 (0.31682708, 0.69627909)입니다.</translation>
        </message>
        <message>
            <source>(2,) · (2, 3): which shape?</source>
            <translation>(2,) · (2, 3): 형상은 무엇입니까?</translation>
        </message>
        <message>
            <source>(28, 28) becomes 784 numbers in a row; a 5 becomes 0000010000.</source>
            <translation>(28, 28)이 수 784개의 한 행이 되고, 5는 0000010000이 됩니다.</translation>
        </message>
        <message>
            <source>(3, 2) · (2, 4): which shape?</source>
            <translation>(3, 2) · (2, 4): 형상은 무엇입니까?</translation>
        </message>
        <message>
            <source>(3, 2) · (2,): which shape?</source>
            <translation>(3, 2) · (2,): 형상은 무엇입니까?</translation>
        </message>
        <message>
            <source>(3.99985817, 5.99972863): only the last digits differ, since the sigmoid is saturated.</source>
            <translation>(3.99985817, 5.99972863): 시그모이드가 포화되어 끝자리만 다릅니다.</translation>
        </message>
        <message>
            <source>(4 + 4 − 3) / 1 + 1 = 6: two rows around are padding 2.</source>
            <translation>(4 + 4 − 3) / 1 + 1 = 6이므로 둘레의 두 줄은 패딩 2입니다.</translation>
        </message>
        <message>
            <source>(90, 75) · (75, 10): one product for all 900 windows and filters.</source>
            <translation>(90, 75) · (75, 10): 모든 창과 필터 900개를 곱 한 번으로 계산합니다.</translation>
        </message>
        <message>
            <source>1 × 3 + 2 × 4, then 5.</source>
            <translation>1 × 3 + 2 × 4를 구한 뒤 5를 더합니다.</translation>
        </message>
        <message>
            <source>1, 2, 1, 0: one answer for each picture. Axis 0 would give one for each class: 3, 0, 1.</source>
            <translation>1, 2, 1, 0: 그림마다 답이 하나입니다. 축 0이라면 클래스마다 하나씩 3, 0, 1입니다.</translation>
        </message>
        <message>
            <source>1, as for 4 × 4 and 6 × 6. With (1 − F) H in the formula the 4 × 4 would need 5.5.</source>
            <translation>1입니다. 4 × 4와 6 × 6도 같습니다. 식에 (1 − F) H를 쓰면 4 × 4에 5.5가 필요해집니다.</translation>
        </message>
        <message>
            <source>1.3 arrives at 10 × 5. What goes back to the 10?</source>
            <translation>10 × 5에 1.3이 도착합니다. 10으로 돌아가는 기울기는 얼마입니까?</translation>
        </message>
        <message>
            <source>1.3 × 5 = 6.5. At 10 + 5 both inputs would get 1.3.</source>
            <translation>1.3 × 5 = 6.5입니다. 10 + 5라면 두 입력 모두 1.3을 받습니다.</translation>
        </message>
        <message>
            <source>100 pictures through {filters} filters are {maps} maps.</source>
            <translation>그림 100장이 필터 {filters}개를 거치면 특징 맵은 {maps}개입니다.</translation>
        </message>
        <message>
            <source>28 × 28 through 30 filters of 5 × 5 and pooling 2 × 2: how many numbers reach the affine layer?</source>
            <translation>28 × 28이 5 × 5 필터 30개와 2 × 2 풀링을 거칩니다. Affine 층에 들어가는 수는 몇 개입니까?</translation>
        </message>
        <message>
            <source>28 → 24 → 12, and 30 maps of 12 × 12.</source>
            <translation>28 → 24 → 12이고, 12 × 12 맵이 30개입니다.</translation>
        </message>
        <message>
            <source>30 × 12 × 12 = 4,320, then 100 and 10.</source>
            <translation>30 × 12 × 12 = 4,320이고, 다음은 100과 10입니다.</translation>
        </message>
        <message>
            <source>300 digits</source>
            <translation>숫자 300개</translation>
        </message>
        <message>
            <source>300 digits, same start</source>
            <translation>숫자 300개, 같은 출발점</translation>
        </message>
        <message>
            <source>60:40 split</source>
            <translation>60:40 분할</translation>
        </message>
        <message>
            <source>784-50-10 after 150 steps</source>
            <translation>150스텝을 학습한 784-50-10</translation>
        </message>
        <message>
            <source>85 %. So reading multiplies by 0.85, or training divides by it.</source>
            <translation>85%입니다. 그래서 읽을 때 0.85를 곱하거나 훈련할 때 0.85로 나눕니다.</translation>
        </message>
        <message>
            <source>A batch is one product more: each row is computed by itself.</source>
            <translation>배치도 곱 한 번입니다. 행마다 따로 계산됩니다.</translation>
        </message>
        <message>
            <source>A convolution of many pictures is one product of matrices. Step shows each shape on the way.</source>
            <translation>여러 그림의 합성곱은 행렬 곱 한 번입니다. 단계마다 형상을 보여 줍니다.</translation>
        </message>
        <message>
            <source>A digit goes through every layer; switch neurons off and see what the network needs.</source>
            <translation>숫자가 모든 층을 지나갑니다. 뉴런을 꺼서 신경망에 무엇이 필요한지 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>A formula of H, P, FH and S; it is computed for the strides 1, 2 and 3.</source>
            <translation>H, P, FH, S로 된 식입니다. 스트라이드 1, 2, 3에서 계산합니다.</translation>
        </message>
        <message>
            <source>A frozen last layer works, since the layers before it adapt; all layers learning is better.</source>
            <translation>앞의 층이 적응하므로 마지막 층을 고정해도 동작하지만, 모든 층이 배우는 편이 낫습니다.</translation>
        </message>
        <message>
            <source>A large network learns few digits by heart. Compute the remedies by hand, then race them.</source>
            <translation>큰 신경망은 적은 숫자를 외웁니다. 대책을 손으로 계산한 뒤 나란히 학습시킵니다.</translation>
        </message>
        <message>
            <source>A multiplication swaps its inputs.</source>
            <translation>곱셈 노드는 입력을 서로 바꿉니다.</translation>
        </message>
        <message>
            <source>A network reads only what looks like its training data: bright ink on black, in the middle, 0…1.</source>
            <translation>신경망은 훈련 데이터처럼 생긴 것만 읽습니다. 검은 바탕의 밝은 글씨, 가운데, 0…1입니다.</translation>
        </message>
        <message>
            <source>A node stays where its number is above {p}.</source>
            <translation>뽑은 수가 {p}보다 큰 노드만 남습니다.</translation>
        </message>
        <message>
            <source>A number from 0 to 1 is drawn for each node.</source>
            <translation>노드마다 0에서 1 사이의 수를 뽑습니다.</translation>
        </message>
        <message>
            <source>A padding of {p} would keep the size of the input.</source>
            <translation>패딩이 {p}이면 입력과 크기가 같아집니다.</translation>
        </message>
        <message>
            <source>A photo</source>
            <translation>사진</translation>
        </message>
        <message>
            <source>A photo must look like MNIST before a network can read it. Switch single steps off.</source>
            <translation>사진은 MNIST처럼 만들어야 신경망이 읽습니다. 단계를 하나씩 꺼 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>A picture goes through a small network. Step shows the shape that leaves each layer.</source>
            <translation>그림이 작은 신경망을 지나갑니다. 단계마다 층에서 나오는 형상을 보여 줍니다.</translation>
        </message>
        <message>
            <source>A picture of 28 × 28 numbers from 0 to 255.</source>
            <translation>0에서 255까지의 수 28 × 28개로 된 그림입니다.</translation>
        </message>
        <message>
            <source>A row of inputs meets a column of W{layer}: the products are added, then the bias.</source>
            <translation>입력의 행과 W{layer}의 열이 만납니다. 곱을 더한 뒤 편향을 더합니다.</translation>
        </message>
        <message>
            <source>A row of inputs meets a column of W{layer}: the products are added.</source>
            <translation>입력의 행과 W{layer}의 열이 만나 곱을 더합니다.</translation>
        </message>
        <message>
            <source>A small filter slides over the picture. At each place the products are added to one number.</source>
            <translation>작은 필터가 그림 위를 옮겨 다니며, 자리마다 곱을 더해 수 하나로 만듭니다.</translation>
        </message>
        <message>
            <source>A trained filter looks like none of the classic ones, yet it too answers to edges.</source>
            <translation>학습된 필터는 고전 필터와 다르게 생겼지만 역시 경계선에 반응합니다.</translation>
        </message>
        <message>
            <source>About 82 %: divided by its length, a template with much ink no longer wins everywhere.</source>
            <translation>약 82%입니다. 길이로 나누면 잉크가 많은 템플릿이 늘 이기지 않습니다.</translation>
        </message>
        <message>
            <source>Add copies, multiply swaps, a branch adds up, the chain multiplies.</source>
            <translation>덧셈은 그대로, 곱셈은 서로 바꾸고, 갈래는 더하고, 연쇄법칙은 곱합니다.</translation>
        </message>
        <message>
            <source>Added to every sum.</source>
            <translation>모든 합에 더합니다.</translation>
        </message>
        <message>
            <source>Adds the biases b1, b2 and b3 to the sums.</source>
            <translation>합에 편향 b1, b2, b3을 더합니다.</translation>
        </message>
        <message>
            <source>Affine</source>
            <translation>Affine</translation>
        </message>
        <message>
            <source>All digits give {all}; drawn ones about that, ± {off}.</source>
            <translation>전체 숫자로는 {all}이고, 뽑은 숫자로는 그 값에서 ± {off} 안팎입니다.</translation>
        </message>
        <message>
            <source>Along</source>
            <translation>방향</translation>
        </message>
        <message>
            <source>Always no is right in about 90 %: nine of ten digits are no eight. Accuracy alone says little here.</source>
            <translation>항상 아니요라고 해도 약 90%가 맞습니다. 열에 아홉은 8이 아니기 때문입니다. 정확도만으로는 알 수 없습니다.</translation>
        </message>
        <message>
            <source>Always saying no would be right in {share} of all images.</source>
            <translation>항상 아니요라고 하면 전체의 {share}가 맞습니다.</translation>
        </message>
        <message>
            <source>Another seed draws another mask.</source>
            <translation>시드를 바꾸면 다른 마스크를 뽑습니다.</translation>
        </message>
        <message>
            <source>Another seed draws other digits.</source>
            <translation>시드를 바꾸면 다른 숫자를 뽑습니다.</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>답</translation>
        </message>
        <message>
            <source>Any draw is about 93.52 ± 0.11 %: 46,700 is one of them.</source>
            <translation>무엇을 뽑아도 약 93.52 ± 0.11%이고, 46,700은 그 가운데 하나입니다.</translation>
        </message>
        <message>
            <source>Array</source>
            <translation>배열</translation>
        </message>
        <message>
            <source>Axis 1 runs along a row: one place for each of the four rows.</source>
            <translation>축 1은 행을 따라갑니다. 네 행마다 자리가 하나씩 나옵니다.</translation>
        </message>
        <message>
            <source>Batch norm by hand</source>
            <translation>손으로 하는 배치 정규화</translation>
        </message>
        <message>
            <source>Bias</source>
            <translation>편향</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>파랑</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>명도</translation>
        </message>
        <message>
            <source>Build an own graph with three operations and send its gradient back.</source>
            <translation>연산 세 개로 그래프를 직접 만들고 기울기를 되돌려 보냅니다.</translation>
        </message>
        <message>
            <source>By 110, the gradient of the apple count. Type 3 apples: 330.</source>
            <translation>사과 개수의 기울기인 110만큼 오릅니다. 사과를 3으로 바꾸면 330입니다.</translation>
        </message>
        <message>
            <source>By how many cells the window moves.</source>
            <translation>창이 몇 칸씩 움직이는지 나타냅니다.</translation>
        </message>
        <message>
            <source>Center</source>
            <translation>가운데로</translation>
        </message>
        <message>
            <source>Central difference</source>
            <translation>중앙 차분</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>채널</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>채널</translation>
        </message>
        <message>
            <source>Channels of each picture.</source>
            <translation>그림 하나의 채널 수입니다.</translation>
        </message>
        <message>
            <source>Choose B₂ and step twice.</source>
            <translation>B₂를 고르고 두 단계 진행합니다.</translation>
        </message>
        <message>
            <source>Choose Left on while measuring and run dropout.</source>
            <translation>‘측정할 때 켜 둔 채’를 고르고 드롭아웃을 실행합니다.</translation>
        </message>
        <message>
            <source>Choose Scaling and press Train all four.</source>
            <translation>‘스케일링’을 고르고 ‘넷 모두 학습’을 누릅니다.</translation>
        </message>
        <message>
            <source>Choose an operation and click the nodes that it takes: they become its inputs.</source>
            <translation>연산을 고르고 입력이 될 노드를 클릭합니다.</translation>
        </message>
        <message>
            <source>Choose padding and stride, and type the formula without brackets into the field OH.</source>
            <translation>‘패딩과 스트라이드’를 고르고 OH 칸에 괄호 없는 식을 입력합니다.</translation>
        </message>
        <message>
            <source>Choose the graph with two branches and let program C run. Which node destroys the input of the other?</source>
            <translation>갈래가 둘인 그래프를 고르고 프로그램 C로 계산합니다. 다른 노드의 입력을 망치는 노드는 무엇입니까?</translation>
        </message>
        <message>
            <source>Choose three channels and let the loop run over the columns first.</source>
            <translation>‘세 채널’을 고르고 반복문이 열을 먼저 돌게 합니다.</translation>
        </message>
        <message>
            <source>Classic and trained filters.</source>
            <translation>고전 필터와 학습된 필터입니다.</translation>
        </message>
        <message>
            <source>Columns first is the loop of the notes' program, which prints the values as they come.</source>
            <translation>열 먼저는 강의 노트의 프로그램이 도는 순서이며, 나온 값을 그대로 인쇄합니다.</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>비교</translation>
        </message>
        <message>
            <source>Compare W·x of two digits, one of them an eight. Which is above 45?</source>
            <translation>숫자 두 개의 W·x를 비교합니다. 하나는 8입니다. 45보다 큰 것은 어느 것입니까?</translation>
        </message>
        <message>
            <source>Compare the answers with the labels, place by place, and count.</source>
            <translation>답과 레이블을 한 자리씩 비교해서 셉니다.</translation>
        </message>
        <message>
            <source>Compare the x that is shown with the x that was typed.</source>
            <translation>표시된 x와 입력한 x를 비교해 봅니다.</translation>
        </message>
        <message>
            <source>Compare trains the same network with no remedy and with each of four, from the same start.</source>
            <translation>대책이 없는 신경망과 네 가지 대책을 같은 출발점에서 나란히 학습시킵니다.</translation>
        </message>
        <message>
            <source>Compares each gradient with trying.</source>
            <translation>모든 기울기를 수치 미분과 비교합니다.</translation>
        </message>
        <message>
            <source>Computational graph</source>
            <translation>계산 그래프</translation>
        </message>
        <message>
            <source>Computed by</source>
            <translation>계산 방법</translation>
        </message>
        <message>
            <source>Cuts the digit out and puts it in the middle.</source>
            <translation>숫자를 잘라 내어 가운데에 놓습니다.</translation>
        </message>
        <message>
            <source>Dark ink becomes bright, as in MNIST.</source>
            <translation>MNIST처럼 어두운 글씨를 밝게 바꿉니다.</translation>
        </message>
        <message>
            <source>Data and batches</source>
            <translation>데이터와 배치</translation>
        </message>
        <message>
            <source>Decides what stochastic pooling draws.</source>
            <translation>확률적 풀링이 무엇을 뽑을지 정합니다.</translation>
        </message>
        <message>
            <source>Deep MLP</source>
            <translation>깊은 MLP</translation>
        </message>
        <message>
            <source>Differences smaller than that spread say nothing about a setting.</source>
            <translation>그 흩어진 범위보다 작은 차이로는 설정의 좋고 나쁨을 말할 수 없습니다.</translation>
        </message>
        <message>
            <source>Digit</source>
            <translation>숫자</translation>
        </message>
        <message>
            <source>Digits are drawn with replacement: some come twice, some never.</source>
            <translation>숫자를 복원 추출합니다. 두 번 나오는 것도, 한 번도 나오지 않는 것도 있습니다.</translation>
        </message>
        <message>
            <source>Digits drawn with replacement, each time.</source>
            <translation>한 번에 복원 추출하는 숫자의 수입니다.</translation>
        </message>
        <message>
            <source>Divided by 255: numbers from 0 to 1.</source>
            <translation>255로 나누면 0에서 1 사이의 수가 됩니다.</translation>
        </message>
        <message>
            <source>Divides by 255; off leaves 0…255.</source>
            <translation>255로 나눕니다. 끄면 0…255 그대로입니다.</translation>
        </message>
        <message>
            <source>Divides each product by the length of its template.</source>
            <translation>곱을 템플릿의 길이로 나눕니다.</translation>
        </message>
        <message>
            <source>Drag the threshold until the accuracy is better than always no.</source>
            <translation>정확도가 ‘항상 아니요’보다 높아지도록 임계값을 끌어 옮깁니다.</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>추출</translation>
        </message>
        <message>
            <source>Drawing</source>
            <translation>추출</translation>
        </message>
        <message>
            <source>Drawn with replacement</source>
            <translation>복원 추출</translation>
        </message>
        <message>
            <source>Draws</source>
            <translation>추출 수</translation>
        </message>
        <message>
            <source>Dropout by hand</source>
            <translation>손으로 하는 드롭아웃</translation>
        </message>
        <message>
            <source>Dropout with p = 0.15: which share of the nodes speaks in training?</source>
            <translation>드롭아웃 p = 0.15일 때 훈련 중에 동작하는 노드의 비율은 얼마입니까?</translation>
        </message>
        <message>
            <source>Each filter becomes one row.</source>
            <translation>필터마다 한 행이 됩니다.</translation>
        </message>
        <message>
            <source>Each number minus the mean, divided by √(σ² + ε): mean 0 and variance 1.</source>
            <translation>수마다 평균을 빼고 √(σ² + ε)로 나눕니다. 평균은 0, 분산은 1입니다.</translation>
        </message>
        <message>
            <source>Each product is divided by the length of its template: ink alone no longer helps.</source>
            <translation>곱을 템플릿의 길이로 나눕니다. 잉크가 많다고 유리하지 않습니다.</translation>
        </message>
        <message>
            <source>Each test batch is normalized by its own mean and variance, so the answer depends on its neighbors.</source>
            <translation>테스트 배치마다 그 배치의 평균과 분산으로 정규화하므로 답이 옆의 그림에 따라 달라집니다.</translation>
        </message>
        <message>
            <source>Each time about {share} of the digits come at least once.</source>
            <translation>한 번에 숫자의 약 {share}가 적어도 한 번 나옵니다.</translation>
        </message>
        <message>
            <source>Each weight: its input times (share − target).</source>
            <translation>가중치마다 입력 × (확률 − 정답)입니다.</translation>
        </message>
        <message>
            <source>Equal places</source>
            <translation>같은 자리</translation>
        </message>
        <message>
            <source>Equal: one more is right.</source>
            <translation>같습니다. 맞은 수가 하나 늘어납니다.</translation>
        </message>
        <message>
            <source>Even a last layer of random weights works, but every layer learning is better.</source>
            <translation>마지막 층이 무작위 가중치여도 동작하지만, 모든 층이 배우는 편이 낫습니다.</translation>
        </message>
        <message>
            <source>Every network is such a graph, only larger.</source>
            <translation>모든 신경망은 이런 그래프이며, 더 클 뿐입니다.</translation>
        </message>
        <message>
            <source>Every number is right.</source>
            <translation>모든 수가 맞습니다.</translation>
        </message>
        <message>
            <source>Every number of the map changes, since each window sees all three channels.</source>
            <translation>창마다 세 채널을 모두 보므로 맵의 모든 수가 달라집니다.</translation>
        </message>
        <message>
            <source>Every value and gradient becomes a field that is marked.</source>
            <translation>모든 값과 기울기가 입력 칸이 되고 채점됩니다.</translation>
        </message>
        <message>
            <source>Every window of every picture becomes one row.</source>
            <translation>모든 그림의 모든 창이 한 행이 됩니다.</translation>
        </message>
        <message>
            <source>Everything is on the page Inspect, under Layers.</source>
            <translation>살펴보기 페이지의 ‘층’에서 모두 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>Far to the right the unit says yes only where it is very sure.</source>
            <translation>오른쪽 끝에서는 아주 확실할 때만 예라고 답합니다.</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>필터</translation>
        </message>
        <message>
            <source>Five times 10,000 digits drawn with replacement gave the notes 46,700 of 50,000, but 9,352 of 10,000 are right. Why not 46,760?</source>
            <translation>숫자 10,000개씩 다섯 번 복원 추출해 강의 노트는 50,000개 가운데 46,700개를 얻었습니다. 10,000개 가운데 9,352개가 맞는데 왜 46,760이 아닙니까?</translation>
        </message>
        <message>
            <source>Follow (1.0, 0.5) through three layers with bias to the end.</source>
            <translation>(1.0, 0.5)를 편향이 있는 세 층의 끝까지 따라갑니다.</translation>
        </message>
        <message>
            <source>Follow two numbers through three matrices, one cell at a time.</source>
            <translation>수 두 개가 행렬 세 개를 지나는 과정을 한 칸씩 따라갑니다.</translation>
        </message>
        <message>
            <source>For x = (1, 2) the notes also print 3.99985709 and 5.99972663. Find the W1 that gives them.</source>
            <translation>x = (1, 2)에서 강의 노트는 3.99985709와 5.99972663도 인쇄합니다. 그 값이 나오는 W1을 찾습니다.</translation>
        </message>
        <message>
            <source>Forward pass by hand</source>
            <translation>손으로 하는 순전파</translation>
        </message>
        <message>
            <source>Four: the layer list shows 784-512-10-512-10, and Adam starts from what SGD had learned.</source>
            <translation>넷입니다. 층 목록은 784-512-10-512-10이고, Adam은 SGD가 배운 상태에서 시작합니다.</translation>
        </message>
        <message>
            <source>Give a large network 300 digits, then race the four remedies.</source>
            <translation>큰 신경망에 숫자 300개를 주고 네 가지 대책을 나란히 학습시킵니다.</translation>
        </message>
        <message>
            <source>Gradients of {result}</source>
            <translation>{result}의 기울기</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>그래프</translation>
        </message>
        <message>
            <source>Gray</source>
            <translation>회색</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>초록</translation>
        </message>
        <message>
            <source>Hidden</source>
            <translation>은닉층</translation>
        </message>
        <message>
            <source>How many of the test digits are no eight?</source>
            <translation>테스트 숫자 가운데 8이 아닌 것은 몇 개입니까?</translation>
        </message>
        <message>
            <source>How many parameters does max pooling learn?</source>
            <translation>최대 풀링이 학습하는 매개변수는 몇 개입니까?</translation>
        </message>
        <message>
            <source>How often they are drawn.</source>
            <translation>몇 번 추출하는지 나타냅니다.</translation>
        </message>
        <message>
            <source>Hue</source>
            <translation>색상</translation>
        </message>
        <message>
            <source>I calculate</source>
            <translation>직접 계산</translation>
        </message>
        <message>
            <source>In reading all nodes speak.</source>
            <translation>읽을 때는 모든 노드가 동작합니다.</translation>
        </message>
        <message>
            <source>In the notes 20.095 for a 4 and 54.532 for an 8: the eight covers more of the mean eight.</source>
            <translation>강의 노트에서 4는 20.095, 8은 54.532입니다. 8이 평균 8을 더 많이 덮습니다.</translation>
        </message>
        <message>
            <source>In training the others are silenced.</source>
            <translation>훈련할 때 나머지 노드는 꺼집니다.</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>입력</translation>
        </message>
        <message>
            <source>Inputs times weights, plus biases, through an activation: one number after the other, layer by layer.</source>
            <translation>입력에 가중치를 곱하고 편향을 더해 활성화 함수를 거칩니다. 층마다 수를 하나씩 계산합니다.</translation>
        </message>
        <message>
            <source>Into which channels the picture is taken apart.</source>
            <translation>그림을 어떤 채널로 나눌지 정합니다.</translation>
        </message>
        <message>
            <source>Invert</source>
            <translation>반전</translation>
        </message>
        <message>
            <source>It passes always no: learned weights also know which pixels speak against the digit.</source>
            <translation>‘항상 아니요’를 넘어섭니다. 학습한 가중치는 어떤 픽셀이 그 숫자가 아니라는 증거인지도 압니다.</translation>
        </message>
        <message>
            <source>It then finds few of the eights: precision rises while recall falls.</source>
            <translation>그러면 8을 거의 찾지 못합니다. 정밀도는 오르고 재현율은 떨어집니다.</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>남길 값</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>레이블</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>층</translation>
        </message>
        <message>
            <source>Left on while measuring</source>
            <translation>측정할 때 켜 둔 채</translation>
        </message>
        <message>
            <source>Let program B run on two apples. Which line is missing in the node whose edges turn red?</source>
            <translation>사과 두 개를 프로그램 B로 계산합니다. 화살표가 빨개지는 노드에 빠진 줄은 무엇입니까?</translation>
        </message>
        <message>
            <source>Let program D run on softmax with loss, B. A loss below 0: what is missing?</source>
            <translation>소프트맥스와 손실 B를 프로그램 D로 계산합니다. 손실이 0보다 작습니다. 무엇이 빠졌습니까?</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>반복문</translation>
        </message>
        <message>
            <source>Loss 0.92067415. The last column of the gradient is below 0: those weights grow.</source>
            <translation>손실은 0.92067415입니다. 기울기의 마지막 열이 0보다 작으므로 그 가중치가 커집니다.</translation>
        </message>
        <message>
            <source>MNIST is not on this computer yet; the Train page downloads it</source>
            <translation>이 컴퓨터에 아직 MNIST가 없습니다. 학습 페이지에서 내려받을 수 있습니다</translation>
        </message>
        <message>
            <source>Mean image</source>
            <translation>평균 이미지</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>측정 결과</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>모드</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Network inspector</source>
            <translation>신경망 살펴보기</translation>
        </message>
        <message>
            <source>Nodes of the first affine layer.</source>
            <translation>첫 Affine 층의 노드 수입니다.</translation>
        </message>
        <message>
            <source>None: it only keeps the largest number of each window.</source>
            <translation>없습니다. 창마다 가장 큰 수를 남길 뿐입니다.</translation>
        </message>
        <message>
            <source>Normalize four numbers, then type γ and β that give them back.</source>
            <translation>수 네 개를 정규화한 뒤, 원래 값으로 되돌리는 γ와 β를 입력합니다.</translation>
        </message>
        <message>
            <source>Not equal.</source>
            <translation>다릅니다.</translation>
        </message>
        <message>
            <source>Number of filters.</source>
            <translation>필터의 수입니다.</translation>
        </message>
        <message>
            <source>Numbers in the pictures</source>
            <translation>그림 속의 수</translation>
        </message>
        <message>
            <source>Numbers so far</source>
            <translation>지금까지의 수</translation>
        </message>
        <message>
            <source>Numerical check</source>
            <translation>수치 검사</translation>
        </message>
        <message>
            <source>On</source>
            <translation>대상</translation>
        </message>
        <message>
            <source>On average training and reading give the same: {mean}.</source>
            <translation>평균하면 훈련과 읽기가 같은 값을 냅니다: {mean}.</translation>
        </message>
        <message>
            <source>On the way</source>
            <translation>과정</translation>
        </message>
        <message>
            <source>On which images it is measured: train, test, or the test images of this digit alone.</source>
            <translation>어떤 이미지로 재는지 정합니다. 훈련, 테스트, 또는 이 숫자의 테스트 이미지만입니다.</translation>
        </message>
        <message>
            <source>One apple more raises the price by {more}; one coin more per apple by {each}.</source>
            <translation>사과가 하나 늘면 가격이 {more} 오르고, 사과값이 1 오르면 {each} 오릅니다.</translation>
        </message>
        <message>
            <source>One bias for each column.</source>
            <translation>열마다 편향이 하나씩입니다.</translation>
        </message>
        <message>
            <source>One channel</source>
            <translation>한 채널</translation>
        </message>
        <message>
            <source>One document draws two rows of zeros around a 4 × 4 picture and calls it padding 1. How large is the output of a 3 × 3 filter with two rows?</source>
            <translation>어느 문서는 4 × 4 그림 둘레에 0을 두 줄 그리고 패딩 1이라고 부릅니다. 두 줄이면 3 × 3 필터의 출력 크기는 얼마입니까?</translation>
        </message>
        <message>
            <source>One document prints 200 as the gradient of the tax. Let program A run: what does its last node hold?</source>
            <translation>어느 문서는 소비세의 기울기로 200을 인쇄합니다. 프로그램 A로 계산하면 마지막 노드에 무엇이 남아 있습니까?</translation>
        </message>
        <message>
            <source>One node, one batch</source>
            <translation>노드 하나, 배치 하나</translation>
        </message>
        <message>
            <source>One number is drawn; the larger it is, the likelier it is kept. Another seed draws others.</source>
            <translation>하나를 뽑습니다. 클수록 남을 가능성이 높습니다. 시드를 바꾸면 다르게 뽑습니다.</translation>
        </message>
        <message>
            <source>One number, and luck has a part in it: another split gives another.</source>
            <translation>수가 하나뿐이고 운도 섞여 있습니다. 다르게 나누면 다른 값이 나옵니다.</translation>
        </message>
        <message>
            <source>One page shows B₂ but prints the map of the other blue channel. What does B₂ give at row 0, column 1?</source>
            <translation>어느 쪽은 B₂를 보여 주면서 다른 파랑 채널의 맵을 인쇄합니다. B₂로는 0행 1열이 얼마입니까?</translation>
        </message>
        <message>
            <source>One page writes OH = H + 2P − FH/S + 1. Type it for padding and stride: at which S is it still right?</source>
            <translation>어느 쪽은 OH = H + 2P − FH/S + 1이라고 씁니다. ‘패딩과 스트라이드’에 입력해 봅니다. 어느 S에서 맞습니까?</translation>
        </message>
        <message>
            <source>One product</source>
            <translation>곱 하나</translation>
        </message>
        <message>
            <source>One product of matrices computes every output of every picture, then the bias is added.</source>
            <translation>행렬 곱 한 번으로 모든 그림의 모든 출력을 계산한 뒤 편향을 더합니다.</translation>
        </message>
        <message>
            <source>One program leaves x_train at 0…255 and divides x_test twice. Train all four ways: what does it cost?</source>
            <translation>어느 프로그램은 x_train을 0…255로 두고 x_test를 두 번 나눕니다. 네 가지로 학습시키면 얼마나 손해입니까?</translation>
        </message>
        <message>
            <source>One program prints a loss that never changes in any digit. Run it: what does it not call?</source>
            <translation>어느 프로그램의 손실은 한 자리도 변하지 않습니다. 실행해 보면 무엇을 호출하지 않습니까?</translation>
        </message>
        <message>
            <source>One row for each input; two rows are a batch of two.</source>
            <translation>입력마다 한 행입니다. 두 행이면 크기 2인 배치입니다.</translation>
        </message>
        <message>
            <source>One slice is read in one product of matrices.</source>
            <translation>슬라이스 하나를 행렬 곱 한 번으로 읽습니다.</translation>
        </message>
        <message>
            <source>Only at S = 1: it gives 24, 26.5 and 27.33, but 24, 12 and 8 windows fit. The stride divides all of it.</source>
            <translation>S = 1에서만 맞습니다. 식은 24, 26.5, 27.33이지만 실제 창은 24, 12, 8개입니다. 스트라이드는 전체를 나눕니다.</translation>
        </message>
        <message>
            <source>Only the share of the right answer counts.</source>
            <translation>정답의 확률만 손실에 들어갑니다.</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>출력</translation>
        </message>
        <message>
            <source>Over the whole graph: dout × y (1 − y), with y = {y}.</source>
            <translation>그래프 전체로는 dout × y (1 − y)이고 y = {y}입니다.</translation>
        </message>
        <message>
            <source>Own graph</source>
            <translation>내 그래프</translation>
        </message>
        <message>
            <source>Own photo</source>
            <translation>내 사진</translation>
        </message>
        <message>
            <source>P = ((H − 1) S − H + FH) / 2 with H = 7, S = 1, FH = 3.</source>
            <translation>P = ((H − 1) S − H + FH) / 2에 H = 7, S = 1, FH = 3을 넣습니다.</translation>
        </message>
        <message>
            <source>Padding and stride</source>
            <translation>패딩과 스트라이드</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>매개변수</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>데이터</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>사진</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>그림</translation>
        </message>
        <message>
            <source>Picture and label</source>
            <translation>그림과 레이블</translation>
        </message>
        <message>
            <source>Pictures are numbers, labels are rows, batches are slices: look at each, and at what goes wrong.</source>
            <translation>그림은 수, 레이블은 행, 배치는 슬라이스입니다. 하나씩 보고 어디에서 틀리는지도 봅니다.</translation>
        </message>
        <message>
            <source>Pictures in the batch.</source>
            <translation>배치의 그림 수입니다.</translation>
        </message>
        <message>
            <source>Pictures that are read at once.</source>
            <translation>한 번에 읽는 그림 수입니다.</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>자리</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>풀링</translation>
        </message>
        <message>
            <source>Postal CNN</source>
            <translation>우편번호 CNN</translation>
        </message>
        <message>
            <source>Prepare the photo until the network reads it right, then switch one step off.</source>
            <translation>신경망이 바르게 읽을 때까지 사진을 준비한 뒤 단계 하나를 끕니다.</translation>
        </message>
        <message>
            <source>Printed {p} and {q}: {a} and {b} digits agree.</source>
            <translation>인쇄된 값: {p}, {q}. 일치하는 자릿수: {a}개, {b}개.</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>곱</translation>
        </message>
        <message>
            <source>Programs A to D have a mistake of the notes in one node. The numerical check shows where.</source>
            <translation>프로그램 A~D에는 강의 노트의 틀린 곳이 노드 하나에 있습니다. 수치 검사가 어디인지 보여 줍니다.</translation>
        </message>
        <message>
            <source>Race</source>
            <translation>나란히 학습</translation>
        </message>
        <message>
            <source>Race the four remedies on 300 digits on Compare.</source>
            <translation>숫자 300개로 네 가지 대책을 비교 페이지에서 나란히 학습시킵니다.</translation>
        </message>
        <message>
            <source>Read the test images in slices of 100 and count the right answers.</source>
            <translation>테스트 이미지를 100개씩 읽고 맞은 수를 셉니다.</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>빨강</translation>
        </message>
        <message>
            <source>Remedy</source>
            <translation>대책</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>맞음</translation>
        </message>
        <message>
            <source>Right and wrong</source>
            <translation>맞은 답과 틀린 답</translation>
        </message>
        <message>
            <source>Right answers</source>
            <translation>맞은 답</translation>
        </message>
        <message>
            <source>Right on the test digits</source>
            <translation>테스트 숫자에서 맞은 비율</translation>
        </message>
        <message>
            <source>Rows and columns of each filter.</source>
            <translation>필터의 행과 열의 수입니다.</translation>
        </message>
        <message>
            <source>Rows and columns of each picture.</source>
            <translation>그림의 행과 열의 수입니다.</translation>
        </message>
        <message>
            <source>Rows and columns of the pooling window.</source>
            <translation>풀링 창의 행과 열의 수입니다.</translation>
        </message>
        <message>
            <source>Rows are inputs, columns are neurons.</source>
            <translation>행은 입력, 열은 뉴런입니다.</translation>
        </message>
        <message>
            <source>Rows are separated by a semicolon: 1 2; 4 5.</source>
            <translation>행은 세미콜론으로 나눕니다: 1 2; 4 5.</translation>
        </message>
        <message>
            <source>Rows of shares, one for each picture.</source>
            <translation>그림마다 확률이 한 행씩입니다.</translation>
        </message>
        <message>
            <source>Rows of zeros around the picture.</source>
            <translation>그림 둘레에 두는 0의 줄 수입니다.</translation>
        </message>
        <message>
            <source>Rows times columns: the inner sizes must meet. Step computes the first sum.</source>
            <translation>행 곱하기 열이며 안쪽 크기가 같아야 합니다. 단계를 누르면 첫 합을 계산합니다.</translation>
        </message>
        <message>
            <source>Run three channels with B₂ to its end.</source>
            <translation>B₂로 세 채널을 끝까지 진행합니다.</translation>
        </message>
        <message>
            <source>Saturation</source>
            <translation>채도</translation>
        </message>
        <message>
            <source>Scaling</source>
            <translation>스케일링</translation>
        </message>
        <message>
            <source>Send 715 back through apples and oranges. On which input does the price depend most?</source>
            <translation>715를 사과와 오렌지로 되돌려 보냅니다. 가격은 어느 입력에 가장 많이 달려 있습니까?</translation>
        </message>
        <message>
            <source>Send prices forward and gradients back, or check your own calculation.</source>
            <translation>가격을 앞으로, 기울기를 뒤로 보내거나 직접 계산해서 확인합니다.</translation>
        </message>
        <message>
            <source>Send the photo, a digit or an own picture through three filters, one of them trained.</source>
            <translation>사진이나 숫자, 내 그림을 필터 세 개에 통과시킵니다. 하나는 학습된 필터로 합니다.</translation>
        </message>
        <message>
            <source>Send two inputs through at once: two rows in x.</source>
            <translation>입력 두 개를 한 번에 보냅니다. x를 두 행으로 씁니다.</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>형상</translation>
        </message>
        <message>
            <source>Shapes</source>
            <translation>형상</translation>
        </message>
        <message>
            <source>Share of the nodes that is silenced.</source>
            <translation>꺼지는 노드의 비율입니다.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>크기</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>슬라이스</translation>
        </message>
        <message>
            <source>Slices</source>
            <translation>슬라이스</translation>
        </message>
        <message>
            <source>Slide a filter over a picture and see each product and the sum.</source>
            <translation>필터를 그림 위로 옮기며 곱과 합을 하나씩 봅니다.</translation>
        </message>
        <message>
            <source>Small CNN</source>
            <translation>작은 CNN</translation>
        </message>
        <message>
            <source>So batch norm takes nothing away: a network can learn its old scale again.</source>
            <translation>배치 정규화는 아무것도 빼앗지 않습니다. 신경망은 원래 크기를 다시 배울 수 있습니다.</translation>
        </message>
        <message>
            <source>So far</source>
            <translation>누계</translation>
        </message>
        <message>
            <source>Softmax divides each exp by the sum of the row.</source>
            <translation>소프트맥스는 exp를 행의 합으로 나눕니다.</translation>
        </message>
        <message>
            <source>Softmax with loss</source>
            <translation>소프트맥스와 손실</translation>
        </message>
        <message>
            <source>Split and folds</source>
            <translation>분할과 폴드</translation>
        </message>
        <message>
            <source>Srivastava et al. 2014; Ioffe &amp; Szegedy 2015; the course, chapter on over-fitting.</source>
            <translation>Srivastava 외 2014, Ioffe &amp; Szegedy 2015, 강의의 과적합 장</translation>
        </message>
        <message>
            <source>Starts at 0 in the notes.</source>
            <translation>강의 노트에서는 0에서 시작합니다.</translation>
        </message>
        <message>
            <source>Step adds up all training images of one digit after the other and divides by their number.</source>
            <translation>단계마다 한 숫자의 훈련 이미지를 모두 더해 개수로 나눕니다.</translation>
        </message>
        <message>
            <source>Step computes the first node. When the result is there, its gradient goes back edge by edge.</source>
            <translation>단계를 누르면 첫 노드를 계산합니다. 결과가 나오면 기울기가 화살표를 하나씩 거슬러 돌아갑니다.</translation>
        </message>
        <message>
            <source>Step draws a number for each node, silences those at or below p, and scales.</source>
            <translation>노드마다 수를 뽑아 p 이하인 노드를 끄고 크기를 맞춥니다.</translation>
        </message>
        <message>
            <source>Step draws the line: yes where W·x is above c.</source>
            <translation>선을 긋습니다. W·x가 c보다 크면 예입니다.</translation>
        </message>
        <message>
            <source>Step dropout to its end with both scalings. What stays the same?</source>
            <translation>두 스케일링으로 드롭아웃을 끝까지 진행합니다. 무엇이 같습니까?</translation>
        </message>
        <message>
            <source>Step gives four numbers the mean 0 and the variance 1.</source>
            <translation>수 네 개의 평균을 0, 분산을 1로 만듭니다.</translation>
        </message>
        <message>
            <source>Step lets all ten templates answer; the largest product wins.</source>
            <translation>템플릿 열 개가 모두 답하고 가장 큰 곱이 이깁니다.</translation>
        </message>
        <message>
            <source>Step multiplies each pixel of a digit with the pixel of W and adds the products.</source>
            <translation>숫자의 픽셀과 W의 픽셀을 하나씩 곱해 모두 더합니다.</translation>
        </message>
        <message>
            <source>Step normalizes the picture, flattens it, and turns its label into a row.</source>
            <translation>그림을 정규화하고 펼친 뒤 레이블을 행으로 바꿉니다.</translation>
        </message>
        <message>
            <source>Step puts the filter at the first place: row 0, column 0.</source>
            <translation>단계를 누르면 필터를 첫 자리인 0행 0열에 놓습니다.</translation>
        </message>
        <message>
            <source>Step simpleNet to its loss and its gradient. Which weights should grow?</source>
            <translation>simpleNet을 손실과 기울기까지 진행합니다. 어느 가중치가 커져야 합니까?</translation>
        </message>
        <message>
            <source>Step size of the unit that is trained.</source>
            <translation>학습시키는 노드의 보폭입니다.</translation>
        </message>
        <message>
            <source>Step takes the picture apart, filters each channel and adds the results.</source>
            <translation>그림을 나누고, 채널마다 필터를 거쳐, 결과를 더합니다.</translation>
        </message>
        <message>
            <source>Step the filter over all four places. Which cell of the input is used by every window?</source>
            <translation>필터를 네 자리 모두 옮겨 봅니다. 모든 창이 쓰는 입력 칸은 어느 것입니까?</translation>
        </message>
        <message>
            <source>Step trains the unit: it starts from the template and learns from its mistakes.</source>
            <translation>노드를 학습시킵니다. 템플릿에서 시작해 오답에서 배웁니다.</translation>
        </message>
        <message>
            <source>Sum</source>
            <translation>합</translation>
        </message>
        <message>
            <source>Switch neurons off and find out which ones the network needs.</source>
            <translation>뉴런을 꺼서 신경망에 필요한 것을 찾습니다.</translation>
        </message>
        <message>
            <source>Switch on I calculate and write every value and gradient of one graph yourself.</source>
            <translation>‘직접 계산’을 켜고 그래프 하나의 모든 값과 기울기를 써넣습니다.</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>표</translation>
        </message>
        <message>
            <source>Take the average eight as weights: how many digits does it find?</source>
            <translation>평균 8을 가중치로 삼으면 숫자를 몇 개나 찾습니까?</translation>
        </message>
        <message>
            <source>Tasks solved: {solved} of {total}. Labs: {labs}.</source>
            <translation>해결한 과제: {total}개 중 {solved}개. 실험실: {labs}곳.</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>템플릿</translation>
        </message>
        <message>
            <source>Ten nodes</source>
            <translation>노드 열 개</translation>
        </message>
        <message>
            <source>Ten templates</source>
            <translation>템플릿 열 개</translation>
        </message>
        <message>
            <source>Ten templates by dot product are right on 63 %. And by cosine?</source>
            <translation>내적으로 비교한 템플릿 열 개는 63%를 맞힙니다. 코사인으로는 얼마입니까?</translation>
        </message>
        <message>
            <source>Test accuracy after one epoch</source>
            <translation>1에폭 뒤의 테스트 정확도</translation>
        </message>
        <message>
            <source>The axis of the filters moves to the front: N, F, OH, OW.</source>
            <translation>필터의 축을 앞으로 옮깁니다: N, F, OH, OW.</translation>
        </message>
        <message>
            <source>The batch of pictures: N, channels, rows, columns.</source>
            <translation>그림의 배치: N, 채널, 행, 열.</translation>
        </message>
        <message>
            <source>The blue channel.</source>
            <translation>파랑 채널입니다.</translation>
        </message>
        <message>
            <source>The built-in example, or the path of an own photo.</source>
            <translation>내장된 예제, 또는 내 사진의 경로입니다.</translation>
        </message>
        <message>
            <source>The built-in scene, a digit, or a file.</source>
            <translation>내장된 풍경, 숫자, 또는 파일입니다.</translation>
        </message>
        <message>
            <source>The channels are added up: one map for one filter, however many channels the picture has.</source>
            <translation>채널을 더합니다. 채널이 몇 개든 필터 하나에 맵 하나입니다.</translation>
        </message>
        <message>
            <source>The check gives 650 on that edge. Where does 200 come from?</source>
            <translation>수치 검사는 그 화살표에서 650입니다. 200은 어디에서 왔습니까?</translation>
        </message>
        <message>
            <source>The course, chapter on backpropagation; Rumelhart, Hinton &amp; Williams 1986.</source>
            <translation>강의의 오차역전파법 장, Rumelhart, Hinton &amp; Williams 1986</translation>
        </message>
        <message>
            <source>The course, chapter on convolution; Chellapilla, Puri &amp; Simard 2006 for im2col.</source>
            <translation>강의의 합성곱 장, im2col은 Chellapilla, Puri &amp; Simard 2006</translation>
        </message>
        <message>
            <source>The course, chapter on templates: the mean eight, c = 45. Fawcett 2006 for the ROC curve.</source>
            <translation>강의의 템플릿 장: 평균 8, c = 45. ROC 곡선은 Fawcett 2006</translation>
        </message>
        <message>
            <source>The course, chapters on MNIST, on batches, and its exercises.</source>
            <translation>강의의 MNIST와 배치 장, 연습 문제</translation>
        </message>
        <message>
            <source>The course, chapters on the three-layer network and on learning (simpleNet).</source>
            <translation>강의의 3층 신경망과 학습(simpleNet) 장</translation>
        </message>
        <message>
            <source>The digit whose mean image is the weights.</source>
            <translation>평균 이미지를 가중치로 쓸 숫자입니다.</translation>
        </message>
        <message>
            <source>The filter meets the first window. The {count} products are added, then the bias.</source>
            <translation>필터가 첫 창을 만납니다. 곱 {count}개를 더한 뒤 편향을 더합니다.</translation>
        </message>
        <message>
            <source>The filter of the blue channel.</source>
            <translation>파랑 채널의 필터입니다.</translation>
        </message>
        <message>
            <source>The filter of the green channel.</source>
            <translation>초록 채널의 필터입니다.</translation>
        </message>
        <message>
            <source>The filters: number, channels, rows, columns.</source>
            <translation>필터: 개수, 채널, 행, 열.</translation>
        </message>
        <message>
            <source>The first row of W1 is right. Which second row would a page with counted numbers have?</source>
            <translation>W1의 첫 행은 맞습니다. 차례로 센 수를 쓴 쪽이라면 둘째 행은 무엇이겠습니까?</translation>
        </message>
        <message>
            <source>The first training image that is compared.</source>
            <translation>비교할 첫째 훈련 이미지입니다.</translation>
        </message>
        <message>
            <source>The four cells in the middle: an edge of the picture is seen less often than its middle.</source>
            <translation>가운데 네 칸입니다. 그림의 가장자리는 가운데보다 드물게 쓰입니다.</translation>
        </message>
        <message>
            <source>The gradient of the count says by how much the price rises: 1.1 × 100.</source>
            <translation>개수의 기울기가 가격이 오르는 양입니다: 1.1 × 100.</translation>
        </message>
        <message>
            <source>The gradient that arrives at the result: a number, or a matrix of its shape.</source>
            <translation>결과에 도착하는 기울기입니다. 수, 또는 결과와 형상이 같은 행렬입니다.</translation>
        </message>
        <message>
            <source>The graphs of the notes.</source>
            <translation>강의 노트의 그래프입니다.</translation>
        </message>
        <message>
            <source>The green channel.</source>
            <translation>초록 채널입니다.</translation>
        </message>
        <message>
            <source>The label becomes a row that is 1 at its place and 0 elsewhere.</source>
            <translation>레이블이 자기 자리만 1이고 나머지는 0인 행이 됩니다.</translation>
        </message>
        <message>
            <source>The largest number of the window is kept, the others are left out.</source>
            <translation>창에서 가장 큰 수를 남기고 나머지는 버립니다.</translation>
        </message>
        <message>
            <source>The largest number stands at place {place}, counted from 0.</source>
            <translation>가장 큰 수는 0부터 세어 {place}번 자리에 있습니다.</translation>
        </message>
        <message>
            <source>The largest product wins. A template with much ink, like that of 0, wins too often.</source>
            <translation>가장 큰 곱이 이깁니다. 0처럼 잉크가 많은 템플릿이 너무 자주 이깁니다.</translation>
        </message>
        <message>
            <source>The largest share is number {number}.</source>
            <translation>가장 큰 확률은 {number}번입니다.</translation>
        </message>
        <message>
            <source>The last layer passes its sums on as they are.</source>
            <translation>마지막 층은 합을 그대로 내보냅니다.</translation>
        </message>
        <message>
            <source>The learned scale; 1 in the notes.</source>
            <translation>학습되는 크기입니다. 강의 노트에서는 1입니다.</translation>
        </message>
        <message>
            <source>The learned shift; 0 in the notes.</source>
            <translation>학습되는 이동입니다. 강의 노트에서는 0입니다.</translation>
        </message>
        <message>
            <source>The loop of the notes' CNN never updates the last layer, and still prints 97.02 %. Run it beside the right one.</source>
            <translation>강의 노트의 CNN은 마지막 층을 갱신하지 않는데도 97.02%를 인쇄합니다. 바른 프로그램과 나란히 실행합니다.</translation>
        </message>
        <message>
            <source>The loop over columns first: the values are right, but printed row by row they are the transpose.</source>
            <translation>열을 먼저 도는 반복문입니다. 값은 맞지만 행마다 인쇄하면 전치 행렬이 됩니다.</translation>
        </message>
        <message>
            <source>The loss stays exactly flat: gradients were computed, but nothing was subtracted.</source>
            <translation>손실이 정확히 그대로입니다. 기울기는 계산했지만 아무것도 빼지 않았습니다.</translation>
        </message>
        <message>
            <source>The mean image of a digit is used as weights: how much of it does each picture cover?</source>
            <translation>숫자의 평균 이미지를 가중치로 씁니다. 그림이 그 이미지를 얼마나 덮는지 봅니다.</translation>
        </message>
        <message>
            <source>The mean of the four numbers.</source>
            <translation>수 네 개의 평균입니다.</translation>
        </message>
        <message>
            <source>The mean of the squared distances from it.</source>
            <translation>평균과의 거리를 제곱해 평균한 값입니다.</translation>
        </message>
        <message>
            <source>The mean of the window is kept: every number has the same part in it.</source>
            <translation>창의 평균을 남깁니다. 모든 수가 똑같이 들어갑니다.</translation>
        </message>
        <message>
            <source>The mean of {count} images.</source>
            <translation>이미지 {count}개의 평균입니다.</translation>
        </message>
        <message>
            <source>The measuring: about 95.8 % with dropout left on, 97.3 % in reading mode, from the same weights.</source>
            <translation>측정 방법 때문입니다. 같은 가중치로 드롭아웃을 켜 두면 약 95.8%, 읽기 모드에서는 97.3%입니다.</translation>
        </message>
        <message>
            <source>The network reads {digit}, with {share}.</source>
            <translation>신경망의 답은 {digit}, 확률은 {share}입니다.</translation>
        </message>
        <message>
            <source>The network that reads. That of the notes needs the file sample_weight.pkl in DIGITLAB_DATA/weights.</source>
            <translation>읽는 신경망입니다. 강의 노트의 신경망은 DIGITLAB_DATA/weights에 sample_weight.pkl 파일이 있어야 합니다.</translation>
        </message>
        <message>
            <source>The node takes its inputs and gives {value}.</source>
            <translation>노드가 입력을 받아 {value} 값을 냅니다.</translation>
        </message>
        <message>
            <source>The notes ask for x = (4, 5), but their program still has (1, 2). Compute (4, 5) without bias.</source>
            <translation>강의 노트는 x = (4, 5)를 묻지만 프로그램은 아직 (1, 2)입니다. 편향 없이 (4, 5)를 계산합니다.</translation>
        </message>
        <message>
            <source>The notes count 9,352 of 10,000, one by one and in slices alike: a batch changes only the speed.</source>
            <translation>강의 노트는 하나씩 읽어도 슬라이스로 읽어도 9,352개입니다. 배치는 속도만 바꿉니다.</translation>
        </message>
        <message>
            <source>The notes keep a 7 × 7 picture with a 3 × 3 filter by padding 2. Which padding keeps its size?</source>
            <translation>강의 노트는 7 × 7 그림의 크기를 3 × 3 필터와 패딩 2로 유지한다고 합니다. 크기가 유지되는 패딩은 얼마입니까?</translation>
        </message>
        <message>
            <source>The notes multiply by 1 − p in reading; most programs divide by it in training.</source>
            <translation>강의 노트는 읽을 때 1 − p를 곱하고, 대부분의 프로그램은 훈련할 때 나눕니다.</translation>
        </message>
        <message>
            <source>The notes print 97.83 % without dropout and 96.41 % with it. Measure both ways: what costs the points?</source>
            <translation>강의 노트는 드롭아웃 없이 97.83%, 드롭아웃으로 96.41%를 인쇄합니다. 두 가지로 재어 봅니다. 무엇 때문에 떨어졌습니까?</translation>
        </message>
        <message>
            <source>The notes print a map whose first row is −3, −1, −2, −3, −1. Which loop of the program gives it?</source>
            <translation>강의 노트는 첫 행이 −3, −1, −2, −3, −1인 맵을 인쇄합니다. 프로그램의 어느 반복문에서 나옵니까?</translation>
        </message>
        <message>
            <source>The numbers of the notes need all of MNIST, where it is on this computer.</source>
            <translation>강의 노트의 수는 이 컴퓨터에 있는 MNIST 전체가 있어야 나옵니다.</translation>
        </message>
        <message>
            <source>The numbers that every window is multiplied by.</source>
            <translation>모든 창에 곱하는 수입니다.</translation>
        </message>
        <message>
            <source>The numerical check gives another number on the red edge.</source>
            <translation>빨간 화살표에서 수치 검사의 값이 다릅니다.</translation>
        </message>
        <message>
            <source>The one-hot label.</source>
            <translation>원-핫 레이블입니다.</translation>
        </message>
        <message>
            <source>The picture is taken apart into its channels, each a matrix of numbers from 0 to 1.</source>
            <translation>그림을 채널로 나눕니다. 채널마다 0에서 1 사이의 수로 된 행렬입니다.</translation>
        </message>
        <message>
            <source>The picture, one number a pixel.</source>
            <translation>픽셀마다 수가 하나인 그림입니다.</translation>
        </message>
        <message>
            <source>The program adds Adam's layers to the model that SGD trained: 784-512-10-512-10. How many layers with weights are trained?</source>
            <translation>프로그램은 SGD가 학습시킨 모델에 Adam의 층을 더합니다: 784-512-10-512-10. 가중치가 있는 층은 몇 개나 학습됩니까?</translation>
        </message>
        <message>
            <source>The race</source>
            <translation>나란히 학습</translation>
        </message>
        <message>
            <source>The ratio of training to reading: on average both give the same.</source>
            <translation>훈련과 읽기의 비율입니다. 평균하면 둘이 같습니다.</translation>
        </message>
        <message>
            <source>The rows become pictures again, with the filters as the last axis.</source>
            <translation>행이 다시 그림이 되고 필터가 마지막 축이 됩니다.</translation>
        </message>
        <message>
            <source>The rows of pixels one after the other: one row of 784 numbers.</source>
            <translation>픽셀의 행을 이어 붙인 수 784개의 한 행입니다.</translation>
        </message>
        <message>
            <source>The running mean and variance move a tenth of the way; reading uses them.</source>
            <translation>이동 평균과 분산이 10분의 1만큼 움직이고, 읽을 때 그 값을 씁니다.</translation>
        </message>
        <message>
            <source>The same network, trained for one epoch on pixels that were scaled in four ways.</source>
            <translation>같은 신경망을 네 가지로 스케일링한 픽셀로 1에폭 학습시킵니다.</translation>
        </message>
        <message>
            <source>The same weights: silenced nodes cost about 1.5 points while measuring.</source>
            <translation>같은 가중치입니다. 측정할 때 꺼진 노드 때문에 약 1.5%p 떨어집니다.</translation>
        </message>
        <message>
            <source>The second training image that is compared.</source>
            <translation>비교할 둘째 훈련 이미지입니다.</translation>
        </message>
        <message>
            <source>The shape that leaves this layer is {shape}.</source>
            <translation>이 층에서 나오는 형상은 {shape}입니다.</translation>
        </message>
        <message>
            <source>The tax layer still holds 200 from the graph with apples only: its forward pass was not run again.</source>
            <translation>소비세 층에 사과만 있던 그래프의 200이 남아 있습니다. 순전파를 다시 하지 않았기 때문입니다.</translation>
        </message>
        <message>
            <source>The tax, 650: from 1.1 to 2.1 the price would rise by the whole cost of the fruit.</source>
            <translation>소비세의 650입니다. 1.1에서 2.1로 오르면 과일값 전체만큼 비싸집니다.</translation>
        </message>
        <message>
            <source>The test images are read a slice at a time; right answers are counted.</source>
            <translation>테스트 이미지를 슬라이스씩 읽고 맞은 답을 셉니다.</translation>
        </message>
        <message>
            <source>The unit for {digit} says {answer}.</source>
            <translation>숫자 {digit}의 노드가 낸 답: {answer}</translation>
        </message>
        <message>
            <source>The unit is right on about 67 % of the test digits. Is that better than always saying no?</source>
            <translation>이 노드는 테스트 숫자의 약 67%를 맞힙니다. 항상 아니요라고 하는 것보다 낫습니까?</translation>
        </message>
        <message>
            <source>The update: without it the loss is exactly flat, not only nearly.</source>
            <translation>갱신입니다. 갱신이 없으면 손실이 거의가 아니라 정확히 그대로입니다.</translation>
        </message>
        <message>
            <source>The values were printed in the order of the loop: the map is the transpose of the right one.</source>
            <translation>반복문의 순서대로 인쇄했으므로 바른 맵의 전치 행렬입니다.</translation>
        </message>
        <message>
            <source>The way back starts at the result with the gradient that arrives there.</source>
            <translation>역전파는 결과에서 시작합니다. 결과에 기울기가 도착합니다.</translation>
        </message>
        <message>
            <source>The window keeps one number of each place; nothing in it is learned.</source>
            <translation>창마다 수 하나를 남기며 학습하는 것은 없습니다.</translation>
        </message>
        <message>
            <source>The window moved {stride} down. The {count} products are added, then the bias.</source>
            <translation>창이 아래로 {stride}칸 움직였습니다. 곱 {count}개를 더한 뒤 편향을 더합니다.</translation>
        </message>
        <message>
            <source>The window moved {stride} to the right. The {count} products are added, then the bias.</source>
            <translation>창이 오른쪽으로 {stride}칸 움직였습니다. 곱 {count}개를 더한 뒤 편향을 더합니다.</translation>
        </message>
        <message>
            <source>The window starts the next column. The {count} products are added, then the bias.</source>
            <translation>창이 다음 열에서 시작합니다. 곱 {count}개를 더한 뒤 편향을 더합니다.</translation>
        </message>
        <message>
            <source>The window starts the next row. The {count} products are added, then the bias.</source>
            <translation>창이 다음 행에서 시작합니다. 곱 {count}개를 더한 뒤 편향을 더합니다.</translation>
        </message>
        <message>
            <source>This is no number.</source>
            <translation>수가 아닙니다.</translation>
        </message>
        <message>
            <source>Three channels</source>
            <translation>세 채널</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>임계값</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>횟수</translation>
        </message>
        <message>
            <source>To 1: (0.11921653, 0.88078347).</source>
            <translation>1입니다: (0.11921653, 0.88078347).</translation>
        </message>
        <message>
            <source>Train a network once and measure it twice: as in training, and as it is read.</source>
            <translation>신경망을 한 번 학습시키고 두 번 잽니다. 훈련할 때처럼, 그리고 읽을 때처럼입니다.</translation>
        </message>
        <message>
            <source>Train accuracy reaches 100 % without a remedy; look at which one closes the gap.</source>
            <translation>대책이 없으면 훈련 정확도가 100%가 됩니다. 차이를 줄이는 대책을 찾아봅니다.</translation>
        </message>
        <message>
            <source>Train this unit</source>
            <translation>이 노드 학습</translation>
        </message>
        <message>
            <source>Train this unit to the end. How much better than the template is it?</source>
            <translation>이 노드를 끝까지 학습시킵니다. 템플릿보다 얼마나 낫습니까?</translation>
        </message>
        <message>
            <source>Training or test images.</source>
            <translation>훈련 이미지 또는 테스트 이미지입니다.</translation>
        </message>
        <message>
            <source>Training takes the batch's own mean and variance, reading the running ones.</source>
            <translation>훈련은 배치의 평균과 분산을, 읽기는 이동 평균과 분산을 씁니다.</translation>
        </message>
        <message>
            <source>Trial</source>
            <translation>실험</translation>
        </message>
        <message>
            <source>Turn a picture into a row and its label into one-hot.</source>
            <translation>그림을 행으로, 레이블을 원-핫으로 바꿉니다.</translation>
        </message>
        <message>
            <source>Turn pictures into rows, count slices of 100, and find two mistakes of scaling.</source>
            <translation>그림을 행으로 바꾸고, 100개씩 세고, 스케일링의 틀린 곳 둘을 찾습니다.</translation>
        </message>
        <message>
            <source>Turn ten pictures and ten filters into one product of matrices. What is f[0, 0]?</source>
            <translation>그림 열 장과 필터 열 개를 행렬 곱 하나로 바꿉니다. f[0, 0]은 무엇입니까?</translation>
        </message>
        <message>
            <source>Turned around, each filter is a column that meets the rows of the windows.</source>
            <translation>뒤집으면 필터마다 한 열이 되어 창의 행과 만납니다.</translation>
        </message>
        <message>
            <source>Two apples at 100 with 10 % tax cost 220. One apple more: how much dearer?</source>
            <translation>100짜리 사과 두 개는 소비세 10%를 더해 220입니다. 사과가 하나 늘면 얼마나 비싸집니까?</translation>
        </message>
        <message>
            <source>Two branches</source>
            <translation>두 갈래</translation>
        </message>
        <message>
            <source>Two digits</source>
            <translation>숫자 두 개</translation>
        </message>
        <message>
            <source>Two programs</source>
            <translation>두 프로그램</translation>
        </message>
        <message>
            <source>Two programs of the notes forget something. Run them beside the right one.</source>
            <translation>강의 노트의 두 프로그램이 무엇을 빠뜨렸습니다. 바른 프로그램과 나란히 실행합니다.</translation>
        </message>
        <message>
            <source>Type 4 5 into x. The sigmoids are nearly 1 already, so little changes.</source>
            <translation>x에 4 5를 입력합니다. 시그모이드가 이미 거의 1이라 별로 달라지지 않습니다.</translation>
        </message>
        <message>
            <source>Type another number into the input or the filter: every number here follows.</source>
            <translation>입력이나 필터의 수를 바꾸면 여기의 모든 수가 따라 바뀝니다.</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>값</translation>
        </message>
        <message>
            <source>Values flow forward along the edges; then each node passes back how much the result depends on its inputs.</source>
            <translation>값은 화살표를 따라 앞으로 흐르고, 노드마다 결과가 입력에 얼마나 달려 있는지 되돌려 보냅니다.</translation>
        </message>
        <message>
            <source>W1 = [[1, 3, 5], [2, 4, 6]], from the page before. Its first sums are 5, 11, 17 instead of 9, 13, 17.</source>
            <translation>앞쪽에 있는 W1 = [[1, 3, 5], [2, 4, 6]]입니다. 첫 합이 9, 13, 17이 아니라 5, 11, 17입니다.</translation>
        </message>
        <message>
            <source>What a layer gives.</source>
            <translation>층이 내는 값입니다.</translation>
        </message>
        <message>
            <source>What is kept of each window: the largest number, the mean, or one drawn by its size.</source>
            <translation>창마다 남길 값입니다. 가장 큰 수, 평균, 또는 크기에 따라 뽑은 수입니다.</translation>
        </message>
        <message>
            <source>What is right.</source>
            <translation>정답입니다.</translation>
        </message>
        <message>
            <source>What one node gives for a batch.</source>
            <translation>노드 하나가 배치에 내는 값입니다.</translation>
        </message>
        <message>
            <source>What the hidden layers do with their sums.</source>
            <translation>은닉층이 합에 적용하는 함수입니다.</translation>
        </message>
        <message>
            <source>What the last layer does with its sums.</source>
            <translation>마지막 층이 합에 적용하는 함수입니다.</translation>
        </message>
        <message>
            <source>What the network answers.</source>
            <translation>신경망의 답입니다.</translation>
        </message>
        <message>
            <source>What was gathered before.</source>
            <translation>전에 모은 값입니다.</translation>
        </message>
        <message>
            <source>What you will see</source>
            <translation>볼 수 있는 것</translation>
        </message>
        <message>
            <source>Which W1?</source>
            <translation>어느 W1?</translation>
        </message>
        <message>
            <source>Which color is read; the notes take channel 2.</source>
            <translation>어느 색을 읽는지 정합니다. 강의 노트는 채널 2를 씁니다.</translation>
        </message>
        <message>
            <source>Which picture of the part, from 0.</source>
            <translation>데이터의 몇 번째 그림인지 0부터 셉니다.</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>창</translation>
        </message>
        <message>
            <source>Windows</source>
            <translation>창</translation>
        </message>
        <message>
            <source>With bias</source>
            <translation>편향 있음</translation>
        </message>
        <message>
            <source>Without bias</source>
            <translation>편향 없음</translation>
        </message>
        <message>
            <source>Without bias, softmax instead of identity at the end: what do the two outputs add up to?</source>
            <translation>편향 없이 끝을 항등 함수 대신 소프트맥스로 하면 두 출력의 합은 얼마입니까?</translation>
        </message>
        <message>
            <source>Without inverting, the paper is ink.</source>
            <translation>반전하지 않으면 종이가 잉크가 됩니다.</translation>
        </message>
        <message>
            <source>Without return the node passes nothing back, and everything before it stays without a gradient.</source>
            <translation>return이 없으면 노드가 아무것도 돌려보내지 않아 앞의 모든 것에 기울기가 없습니다.</translation>
        </message>
        <message>
            <source>Write the value of each node above its edge and the gradient below it; Enter marks it.</source>
            <translation>화살표 위에는 노드의 값을, 아래에는 기울기를 써넣습니다. Enter를 누르면 채점합니다.</translation>
        </message>
        <message>
            <source>Yes where W·x is above it; the notes have 45.</source>
            <translation>W·x가 이 값보다 크면 예입니다. 강의 노트에서는 45입니다.</translation>
        </message>
        <message>
            <source>Your formula</source>
            <translation>내가 쓴 식</translation>
        </message>
        <message>
            <source>a digit through every layer</source>
            <translation>모든 층을 지나는 숫자</translation>
        </message>
        <message>
            <source>a mistake of counting</source>
            <translation>세다가 틀림</translation>
        </message>
        <message>
            <source>a {label}</source>
            <translation>{label}</translation>
        </message>
        <message>
            <source>about the same</source>
            <translation>비슷함</translation>
        </message>
        <message>
            <source>accuracy</source>
            <translation>정확도</translation>
        </message>
        <message>
            <source>accuracy = right / all</source>
            <translation>정확도 = 맞은 수 / 전체</translation>
        </message>
        <message>
            <source>accuracy with neurons switched off</source>
            <translation>뉴런을 껐을 때의 정확도</translation>
        </message>
        <message>
            <source>addition</source>
            <translation>덧셈</translation>
        </message>
        <message>
            <source>after 1 epoch «{share}»</source>
            <translation>1에폭 뒤 «{share}»</translation>
        </message>
        <message>
            <source>all layers learn</source>
            <translation>모든 층 학습</translation>
        </message>
        <message>
            <source>all of MNIST</source>
            <translation>MNIST 전체</translation>
        </message>
        <message>
            <source>always no</source>
            <translation>항상 아니요</translation>
        </message>
        <message>
            <source>an old number</source>
            <translation>예전 수</translation>
        </message>
        <message>
            <source>another digit</source>
            <translation>다른 숫자</translation>
        </message>
        <message>
            <source>answer</source>
            <translation>답</translation>
        </message>
        <message>
            <source>apple price</source>
            <translation>사과 가격</translation>
        </message>
        <message>
            <source>apples</source>
            <translation>사과 개수</translation>
        </message>
        <message>
            <source>apples cost</source>
            <translation>사과값</translation>
        </message>
        <message>
            <source>argmax gives the place of the largest number: along axis 0 in each column, along axis 1 in each row.</source>
            <translation>argmax는 가장 큰 수의 자리를 알려 줍니다. 축 0은 열마다, 축 1은 행마다입니다.</translation>
        </message>
        <message>
            <source>argmax of the table along axis 1: which places?</source>
            <translation>표의 축 1 방향 argmax는 어느 자리입니까?</translation>
        </message>
        <message>
            <source>average</source>
            <translation>평균</translation>
        </message>
        <message>
            <source>axis 0, column {number}</source>
            <translation>축 0, {number}열</translation>
        </message>
        <message>
            <source>axis 1, row {number}</source>
            <translation>축 1, {number}행</translation>
        </message>
        <message>
            <source>backward</source>
            <translation>역전파</translation>
        </message>
        <message>
            <source>batch norm</source>
            <translation>배치 정규화</translation>
        </message>
        <message>
            <source>batch norm left in training</source>
            <translation>훈련 모드로 둔 배치 정규화</translation>
        </message>
        <message>
            <source>before training</source>
            <translation>학습 전</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>파랑</translation>
        </message>
        <message>
            <source>columns first</source>
            <translation>열 먼저</translation>
        </message>
        <message>
            <source>compared</source>
            <translation>비교한 수</translation>
        </message>
        <message>
            <source>cosine</source>
            <translation>코사인</translation>
        </message>
        <message>
            <source>counted numbers, as arange gives them</source>
            <translation>차례로 센 수(arange)</translation>
        </message>
        <message>
            <source>cut and centered</source>
            <translation>잘라 내어 가운데로</translation>
        </message>
        <message>
            <source>deep MLP</source>
            <translation>깊은 MLP</translation>
        </message>
        <message>
            <source>digit {digit}</source>
            <translation>숫자 {digit}</translation>
        </message>
        <message>
            <source>digits that agree</source>
            <translation>일치하는 자릿수</translation>
        </message>
        <message>
            <source>dot product</source>
            <translation>내적</translation>
        </message>
        <message>
            <source>draw {number}</source>
            <translation>{number}번째 추출</translation>
        </message>
        <message>
            <source>drawn</source>
            <translation>뽑음</translation>
        </message>
        <message>
            <source>dropout 0.15</source>
            <translation>드롭아웃 0.15</translation>
        </message>
        <message>
            <source>dropout 0.15 left on</source>
            <translation>켜 둔 드롭아웃 0.15</translation>
        </message>
        <message>
            <source>each row is one window, {rows} × {columns}</source>
            <translation>한 행이 창 하나, {rows} × {columns}</translation>
        </message>
        <message>
            <source>en</source>
            <translation>ko</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>같은 수</translation>
        </message>
        <message>
            <source>every channel needs the same number of rows and columns</source>
            <translation>모든 채널은 행과 열의 수가 같아야 합니다</translation>
        </message>
        <message>
            <source>exp(a − max) sums to 4.89 here, so the share of label 2 is 1 and ln(1 + δ) is above 0.</source>
            <translation>exp(a − max)의 합이 4.89이므로 레이블 2의 값은 1이고 ln(1 + δ)는 0보다 큽니다.</translation>
        </message>
        <message>
            <source>filter</source>
            <translation>필터</translation>
        </message>
        <message>
            <source>filter {name}</source>
            <translation>필터: {name}</translation>
        </message>
        <message>
            <source>filters</source>
            <translation>필터</translation>
        </message>
        <message>
            <source>filters as columns</source>
            <translation>열이 된 필터</translation>
        </message>
        <message>
            <source>filters as rows</source>
            <translation>행이 된 필터</translation>
        </message>
        <message>
            <source>flattened</source>
            <translation>펼침</translation>
        </message>
        <message>
            <source>fold {number}</source>
            <translation>폴드 {number}</translation>
        </message>
        <message>
            <source>forward</source>
            <translation>전방 차분</translation>
        </message>
        <message>
            <source>fruit cost</source>
            <translation>과일값</translation>
        </message>
        <message>
            <source>gradient of W</source>
            <translation>W의 기울기</translation>
        </message>
        <message>
            <source>gray</source>
            <translation>회색</translation>
        </message>
        <message>
            <source>green</source>
            <translation>초록</translation>
        </message>
        <message>
            <source>hue, saturation, brightness</source>
            <translation>색상, 채도, 명도</translation>
        </message>
        <message>
            <source>identity</source>
            <translation>항등 함수</translation>
        </message>
        <message>
            <source>im2col</source>
            <translation>im2col</translation>
        </message>
        <message>
            <source>inverted</source>
            <translation>반전</translation>
        </message>
        <message>
            <source>it is a {digit}</source>
            <translation>{digit}인 것</translation>
        </message>
        <message>
            <source>keep</source>
            <translation>남김</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>남긴 값</translation>
        </message>
        <message>
            <source>label</source>
            <translation>레이블</translation>
        </message>
        <message>
            <source>label {label}</source>
            <translation>레이블 {label}</translation>
        </message>
        <message>
            <source>last layer frozen</source>
            <translation>마지막 층 고정</translation>
        </message>
        <message>
            <source>last number {number}</source>
            <translation>마지막 수 {number}</translation>
        </message>
        <message>
            <source>layer {layer}, row {row}, column {column}</source>
            <translation>{layer}번 층, {row}행 {column}열</translation>
        </message>
        <message>
            <source>least</source>
            <translation>최소</translation>
        </message>
        <message>
            <source>maximum</source>
            <translation>최대</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>평균</translation>
        </message>
        <message>
            <source>minus one</source>
            <translation>마이너스 일</translation>
        </message>
        <message>
            <source>most</source>
            <translation>최대</translation>
        </message>
        <message>
            <source>next step</source>
            <translation>다음 단계</translation>
        </message>
        <message>
            <source>no</source>
            <translation>아니요</translation>
        </message>
        <message>
            <source>no kept weights confirm what the log says: resume the run and let it come to its end, or train again</source>
            <translation>보관된 가중치로는 기록의 내용을 확인할 수 없습니다. 실행을 이어서 끝까지 학습하거나 다시 학습해야 합니다</translation>
        </message>
        <message>
            <source>no remedy</source>
            <translation>대책 없음</translation>
        </message>
        <message>
            <source>no, it is worse</source>
            <translation>아니요, 더 나쁨</translation>
        </message>
        <message>
            <source>normalized</source>
            <translation>정규화</translation>
        </message>
        <message>
            <source>numerical check</source>
            <translation>수치 검사</translation>
        </message>
        <message>
            <source>one</source>
            <translation>일</translation>
        </message>
        <message>
            <source>one channel</source>
            <translation>채널 하나</translation>
        </message>
        <message>
            <source>one node, one batch</source>
            <translation>노드 하나, 배치 하나</translation>
        </message>
        <message>
            <source>one per channel</source>
            <translation>채널마다 하나</translation>
        </message>
        <message>
            <source>one-hot</source>
            <translation>원-핫</translation>
        </message>
        <message>
            <source>orange price</source>
            <translation>오렌지 가격</translation>
        </message>
        <message>
            <source>oranges</source>
            <translation>오렌지 개수</translation>
        </message>
        <message>
            <source>oranges cost</source>
            <translation>오렌지값</translation>
        </message>
        <message>
            <source>output</source>
            <translation>출력</translation>
        </message>
        <message>
            <source>output size = {formula} = {value}</source>
            <translation>출력 크기 = {formula} = {value}</translation>
        </message>
        <message>
            <source>picture</source>
            <translation>그림</translation>
        </message>
        <message>
            <source>pictures</source>
            <translation>그림</translation>
        </message>
        <message>
            <source>place {number}</source>
            <translation>{number}번 자리</translation>
        </message>
        <message>
            <source>precision</source>
            <translation>정밀도</translation>
        </message>
        <message>
            <source>precision {p}, recall {r}</source>
            <translation>정밀도 {p}, 재현율 {r}</translation>
        </message>
        <message>
            <source>pretrained network of the notes</source>
            <translation>강의 노트의 학습된 신경망</translation>
        </message>
        <message>
            <source>price</source>
            <translation>가격</translation>
        </message>
        <message>
            <source>printed</source>
            <translation>인쇄된 값</translation>
        </message>
        <message>
            <source>product</source>
            <translation>곱</translation>
        </message>
        <message>
            <source>product, unfolded</source>
            <translation>다시 펼친 곱</translation>
        </message>
        <message>
            <source>program A</source>
            <translation>프로그램 A</translation>
        </message>
        <message>
            <source>program B</source>
            <translation>프로그램 B</translation>
        </message>
        <message>
            <source>program C</source>
            <translation>프로그램 C</translation>
        </message>
        <message>
            <source>program D</source>
            <translation>프로그램 D</translation>
        </message>
        <message>
            <source>reading</source>
            <translation>읽기</translation>
        </message>
        <message>
            <source>reading mode</source>
            <translation>읽기 모드</translation>
        </message>
        <message>
            <source>recall</source>
            <translation>재현율</translation>
        </message>
        <message>
            <source>red</source>
            <translation>빨강</translation>
        </message>
        <message>
            <source>red, green, blue</source>
            <translation>빨강, 초록, 파랑</translation>
        </message>
        <message>
            <source>right</source>
            <translation>맞음</translation>
        </message>
        <message>
            <source>right program</source>
            <translation>바른 프로그램</translation>
        </message>
        <message>
            <source>rounded down</source>
            <translation>내림</translation>
        </message>
        <message>
            <source>row {row}, column {column}</source>
            <translation>{row}행 {column}열</translation>
        </message>
        <message>
            <source>rows first</source>
            <translation>행 먼저</translation>
        </message>
        <message>
            <source>running μ</source>
            <translation>이동 평균</translation>
        </message>
        <message>
            <source>running σ²</source>
            <translation>이동 분산</translation>
        </message>
        <message>
            <source>said no</source>
            <translation>아니요라고 함</translation>
        </message>
        <message>
            <source>said yes</source>
            <translation>예라고 함</translation>
        </message>
        <message>
            <source>sample of 5,000</source>
            <translation>표본 5,000개</translation>
        </message>
        <message>
            <source>scale in reading</source>
            <translation>읽을 때 조정</translation>
        </message>
        <message>
            <source>scale in training</source>
            <translation>훈련할 때 조정</translation>
        </message>
        <message>
            <source>scaling {number}</source>
            <translation>스케일링 {number}</translation>
        </message>
        <message>
            <source>scores</source>
            <translation>점수</translation>
        </message>
        <message>
            <source>sigmoid</source>
            <translation>시그모이드</translation>
        </message>
        <message>
            <source>softmax</source>
            <translation>소프트맥스</translation>
        </message>
        <message>
            <source>softmax with loss:  y − t</source>
            <translation>소프트맥스와 손실:  y − t</translation>
        </message>
        <message>
            <source>some digits came twice, some never</source>
            <translation>두 번 나온 숫자도, 나오지 않은 숫자도 있음</translation>
        </message>
        <message>
            <source>square</source>
            <translation>제곱</translation>
        </message>
        <message>
            <source>step {number}</source>
            <translation>스텝 {number}</translation>
        </message>
        <message>
            <source>stochastic</source>
            <translation>확률적</translation>
        </message>
        <message>
            <source>sum + bias</source>
            <translation>합 + 편향</translation>
        </message>
        <message>
            <source>tax</source>
            <translation>소비세</translation>
        </message>
        <message>
            <source>ten nodes</source>
            <translation>노드 열 개</translation>
        </message>
        <message>
            <source>ten templates</source>
            <translation>템플릿 열 개</translation>
        </message>
        <message>
            <source>the CNN's last layer frozen</source>
            <translation>마지막 층을 고정한 CNN</translation>
        </message>
        <message>
            <source>the batch has too many numbers for a lab; take fewer or smaller pictures</source>
            <translation>배치의 수가 실험실에서 계산하기에 너무 많습니다. 그림을 줄이거나 작게 해야 합니다</translation>
        </message>
        <message>
            <source>the division by the sum</source>
            <translation>합으로 나누기</translation>
        </message>
        <message>
            <source>the file sample_weight.pkl is not in DIGITLAB_DATA/weights</source>
            <translation>DIGITLAB_DATA/weights에 sample_weight.pkl 파일이 없습니다</translation>
        </message>
        <message>
            <source>the filter and the map behind each block</source>
            <translation>블록마다의 필터와 맵</translation>
        </message>
        <message>
            <source>the first 300 training digits of the sample: so few that a network learns them by heart</source>
            <translation>표본의 처음 300개로 훈련합니다. 적어서 신경망이 외워 버립니다</translation>
        </message>
        <message>
            <source>the goal's {key} must be a whole number, 0 for no limit</source>
            <translation>목표의 {key} 값은 정수여야 합니다. 0이면 제한이 없습니다</translation>
        </message>
        <message>
            <source>the gradient of the oranges</source>
            <translation>오렌지의 기울기</translation>
        </message>
        <message>
            <source>the logarithm</source>
            <translation>로그</translation>
        </message>
        <message>
            <source>the minus sign</source>
            <translation>마이너스 부호</translation>
        </message>
        <message>
            <source>the mistake of this program needs a node that this graph has not</source>
            <translation>이 프로그램의 틀린 곳에 필요한 노드가 이 그래프에는 없습니다</translation>
        </message>
        <message>
            <source>the network changed</source>
            <translation>신경망이 바뀜</translation>
        </message>
        <message>
            <source>the product of forward</source>
            <translation>forward의 곱</translation>
        </message>
        <message>
            <source>the products of each channel are added up</source>
            <translation>채널마다의 곱을 모두 더합니다</translation>
        </message>
        <message>
            <source>the return of backward</source>
            <translation>backward의 return</translation>
        </message>
        <message>
            <source>the solved tasks in {name} cannot be read; the file was set aside as {aside}</source>
            <translation>{name}에 저장된 해결한 과제를 읽을 수 없습니다. 이 파일은 {aside}(으)로 따로 두었습니다</translation>
        </message>
        <message>
            <source>the tax</source>
            <translation>소비세</translation>
        </message>
        <message>
            <source>the wrong tax</source>
            <translation>틀린 소비세</translation>
        </message>
        <message>
            <source>this digit</source>
            <translation>이 숫자</translation>
        </message>
        <message>
            <source>threshold {c}</source>
            <translation>임계값 {c}</translation>
        </message>
        <message>
            <source>trained {number}</source>
            <translation>학습된 필터 {number}</translation>
        </message>
        <message>
            <source>training</source>
            <translation>훈련</translation>
        </message>
        <message>
            <source>training 0…{a}, test 0…{b}</source>
            <translation>훈련 0…{a}, 테스트 0…{b}</translation>
        </message>
        <message>
            <source>training mode</source>
            <translation>훈련 모드</translation>
        </message>
        <message>
            <source>update called</source>
            <translation>갱신을 호출함</translation>
        </message>
        <message>
            <source>update never called</source>
            <translation>갱신을 호출하지 않음</translation>
        </message>
        <message>
            <source>weight decay 0.001</source>
            <translation>가중치 감소 0.001</translation>
        </message>
        <message>
            <source>which pixels speak for and against</source>
            <translation>지지하는 픽셀과 반대하는 픽셀</translation>
        </message>
        <message>
            <source>windows</source>
            <translation>창</translation>
        </message>
        <message>
            <source>x[mask] = 0 writes into the array it was given; out = x.copy() keeps the input for the square.</source>
            <translation>x[mask] = 0은 받은 배열에 씁니다. out = x.copy()로 하면 제곱 노드의 입력이 남습니다.</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>예</translation>
        </message>
        <message>
            <source>yes, much</source>
            <translation>예, 훨씬</translation>
        </message>
        <message>
            <source>{a} to {b}</source>
            <translation>{a}에서 {b}까지</translation>
        </message>
        <message>
            <source>{count} fit</source>
            <translation>{count}개가 맞음</translation>
        </message>
        <message>
            <source>{count} parameters</source>
            <translation>매개변수 {count}개</translation>
        </message>
        <message>
            <source>{field}: this is no graph of at most {most} nodes; build it again</source>
            <translation>{field}: 노드가 {most}개 이하인 그래프가 아닙니다. 다시 만들어야 합니다</translation>
        </message>
        <message>
            <source>{kept} of {all} stay; on average {share} do.</source>
            <translation>{all}개 가운데 {kept}개가 남습니다. 평균하면 {share}입니다.</translation>
        </message>
        <message>
            <source>{name} = {formula}</source>
            <translation>{name} = {formula}</translation>
        </message>
        <message>
            <source>{name} is larger than 2 GB; no digit network is</source>
            <translation>{name}이(가) 2 GB보다 큽니다. 그만큼 큰 숫자 신경망은 없습니다</translation>
        </message>
        <message>
            <source>{name}: a task has no {key}, but {known}</source>
            <translation>{name}: 과제에는 {key} 항목이 없습니다. 쓸 수 있는 항목: {known}</translation>
        </message>
        <message>
            <source>± deviation</source>
            <translation>± 표준편차</translation>
        </message>
        <message>
            <source>γ and β give the network its own scale and shift.</source>
            <translation>γ와 β가 신경망에 자기 크기와 위치를 돌려줍니다.</translation>
        </message>
        <message>
            <source>γ must be √σ² and β must be μ: for 1, 3, 5, 7 that is 2.236 and 4.</source>
            <translation>γ는 √σ², β는 μ여야 합니다. 1, 3, 5, 7이라면 2.236과 4입니다.</translation>
        </message>
        <message>
            <source>∂L/∂{name} = {value}</source>
            <translation>∂L/∂{name} = {value}</translation>
        </message>
        <message>
            <source>∂{result}/∂{name} = {formula}</source>
            <translation>∂{result}/∂{name} = {formula}</translation>
        </message>
        <message>
            <source>−7. The printed −4 belongs to B₁.</source>
            <translation>−7입니다. 인쇄된 −4는 B₁의 값입니다.</translation>
        </message>
        <message>
            <source>The filter slides over each channel. Blue is above 0, orange below.</source>
            <translation>필터가 채널마다 옮겨 다닙니다. 파랑은 0보다 크고 주황은 0보다 작습니다.</translation>
        </message>
        <message>
            <source>{name}: {accuracy}</source>
            <translation>{name}: {accuracy}</translation>
        </message>
        <message>
            <source>{reason}</source>
            <translation>{reason}</translation>
        </message>
        <message>
            <source>{right} of {all} answers are right.</source>
            <translation>{all}개 가운데 {right}개가 맞습니다.</translation>
        </message>
        <message>
            <source>{right} of {all} right</source>
            <translation>{all}개 가운데 {right}개 맞음</translation>
        </message>
        <message>
            <source>A loss says with one number how wrong a prediction is. Step calculates it.</source>
            <translation>손실은 예측이 얼마나 틀렸는지 수 하나로 나타냅니다. 다음 단계에서 계산합니다.</translation>
        </message>
        <message>
            <source>A straight line: make the mean of the squares smaller than 0.12.</source>
            <translation>직선: 제곱의 평균을 0.12보다 작게 만듭니다.</translation>
        </message>
        <message>
            <source>All ten differences count, squared and added; the notes take half of the sum.</source>
            <translation>열 개의 차를 모두 제곱해 더합니다. 강의 노트는 합의 절반을 씁니다.</translation>
        </message>
        <message>
            <source>An untrained network of the notes has a loss of 13.2 over 60,000 rows, 6.9 over 100 and 2.3 over one. ln 10 = 2.3026 would be right for all. Find the cause.</source>
            <translation>강의 노트에서 학습하지 않은 신경망의 손실은 60,000행이면 13.2, 100행이면 6.9, 1행이면 2.3입니다. 모두 ln 10 = 2.3026이어야 합니다. 까닭을 찾아봅니다.</translation>
        </message>
        <message>
            <source>Both losses fall as y₂ grows, each in its own measure.</source>
            <translation>y₂가 커지면 두 손실이 저마다의 척도로 줄어듭니다.</translation>
        </message>
        <message>
            <source>By what does the softmax divide? Change it and run all three again.</source>
            <translation>소프트맥스는 무엇으로 나눌까요? 바꾸고 세 가지를 다시 실행합니다.</translation>
        </message>
        <message>
            <source>Cross-entropy</source>
            <translation>교차 엔트로피</translation>
        </message>
        <message>
            <source>Divided by the sum of all rows, every share is tiny, and the loss grows with the number of rows.</source>
            <translation>모든 행의 합으로 나누면 확률이 아주 작아지고, 행이 많을수록 손실이 커집니다.</translation>
        </message>
        <message>
            <source>Drag the ten shares and watch squared error and cross-entropy judge the same prediction.</source>
            <translation>열 개의 확률을 끌어 보며 같은 예측을 제곱 오차와 교차 엔트로피로 평가합니다.</translation>
        </message>
        <message>
            <source>Each row has a sum of its own: every share is 1/10, whatever the number of rows.</source>
            <translation>행마다 합이 따로 있으므로 행의 개수와 상관없이 확률은 1/10입니다.</translation>
        </message>
        <message>
            <source>Each square is (y − w₀ − w₁x)². Long distances count most, since they are squared.</source>
            <translation>제곱 하나는 (y − w₀ − w₁x)²입니다. 제곱하므로 먼 점이 가장 크게 작용합니다.</translation>
        </message>
        <message>
            <source>Guess</source>
            <translation>예측</translation>
        </message>
        <message>
            <source>Half squared error 0.81 and 0.01, cross-entropy 2.303 and 0.105: 81 times and 22 times.</source>
            <translation>오차제곱합은 0.81과 0.01, 교차 엔트로피는 2.303과 0.105입니다. 81배와 22배입니다.</translation>
        </message>
        <message>
            <source>How steep the line is.</source>
            <translation>직선의 기울어진 정도입니다.</translation>
        </message>
        <message>
            <source>It divides by the sum of the whole batch. The largest share stays the largest, so the accuracy does not change and nothing looks wrong.</source>
            <translation>배치 전체의 합으로 나눕니다. 가장 큰 확률은 그대로 가장 크므로 정확도가 바뀌지 않아 틀린 곳이 드러나지 않습니다.</translation>
        </message>
        <message>
            <source>Keep the sum at 1</source>
            <translation>합을 1로 유지</translation>
        </message>
        <message>
            <source>Keeps the logarithm of 0 away.</source>
            <translation>0의 로그를 막습니다.</translation>
        </message>
        <message>
            <source>Loss of an untrained network</source>
            <translation>학습하지 않은 신경망의 손실</translation>
        </message>
        <message>
            <source>Losses</source>
            <translation>손실 함수</translation>
        </message>
        <message>
            <source>Move a prediction and watch squared error and cross-entropy disagree.</source>
            <translation>예측을 움직이며 제곱 오차와 교차 엔트로피가 어떻게 다른지 봅니다.</translation>
        </message>
        <message>
            <source>Neither complains: squared error compares number by number, cross-entropy looks at y₂ alone.</source>
            <translation>어느 쪽도 알아채지 못합니다. 제곱 오차는 수를 하나씩 비교하고, 교차 엔트로피는 y₂만 봅니다.</translation>
        </message>
        <message>
            <source>Only the share of the right digit counts, by its logarithm.</source>
            <translation>정답의 확률만 로그로 계산됩니다.</translation>
        </message>
        <message>
            <source>Open the pair and divide the larger loss by the smaller one.</source>
            <translation>‘한 쌍’을 열고 큰 손실을 작은 손실로 나누어 봅니다.</translation>
        </message>
        <message>
            <source>Predictions for a 2</source>
            <translation>숫자 2의 예측</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>행</translation>
        </message>
        <message>
            <source>Set y₂ to 0 and δ to 0, and look at the cross-entropy. Then put δ back.</source>
            <translation>y₂와 δ를 0으로 하고 교차 엔트로피를 봅니다. 그런 다음 δ를 되돌립니다.</translation>
        </message>
        <message>
            <source>Some of the notes' nine predictions are no distributions. Does a loss notice? Find one of them.</source>
            <translation>강의 노트의 아홉 예측 중 일부는 확률 분포가 아닙니다. 손실로 알 수 있을까요? 하나를 찾아봅니다.</translation>
        </message>
        <message>
            <source>Squares</source>
            <translation>제곱</translation>
        </message>
        <message>
            <source>Step through the nine and watch the column of sums.</source>
            <translation>아홉 예측을 차례로 보며 합을 살펴봅니다.</translation>
        </message>
        <message>
            <source>The course, chapter on losses; the target is one-hot, ln the natural logarithm.</source>
            <translation>강의의 손실 함수 장. 정답은 원-핫, ln은 자연로그입니다.</translation>
        </message>
        <message>
            <source>The loss of a batch is the mean over its rows.</source>
            <translation>배치의 손실은 행마다의 손실을 평균한 값입니다.</translation>
        </message>
        <message>
            <source>The other bars follow the dragged one.</source>
            <translation>끄는 막대를 따라 다른 막대가 움직입니다.</translation>
        </message>
        <message>
            <source>The points were made around y = 1 + 2x.</source>
            <translation>점은 y = 1 + 2x 둘레에 만들어졌습니다.</translation>
        </message>
        <message>
            <source>The right digit: 1 in the one-hot target.</source>
            <translation>정답 숫자입니다. 원-핫 정답에서 1인 자리입니다.</translation>
        </message>
        <message>
            <source>The shares do not add up to 1: this is no distribution, yet both losses take it.</source>
            <translation>합이 1이 아니므로 확률 분포가 아니지만 두 손실 모두 받아들입니다.</translation>
        </message>
        <message>
            <source>The slope at the right digit: where the losses pull, and how hard.</source>
            <translation>정답 자리의 기울기입니다. 손실이 어느 쪽으로 얼마나 세게 당기는지 나타냅니다.</translation>
        </message>
        <message>
            <source>The square of each distance, then their mean.</source>
            <translation>거리마다 제곱한 다음 평균합니다.</translation>
        </message>
        <message>
            <source>The target is 1 at {t} and 0 elsewhere. What is left is y − t.</source>
            <translation>정답은 {t}의 자리에서 1, 다른 자리에서 0입니다. 차는 y − t입니다.</translation>
        </message>
        <message>
            <source>The ten shares.</source>
            <translation>열 개의 확률입니다.</translation>
        </message>
        <message>
            <source>Three squared errors, three gradients. By which factor do ½ Σ and Σ / 10 differ? Show them.</source>
            <translation>제곱 오차 세 가지에는 기울기도 세 가지입니다. ½ Σ와 Σ / 10은 몇 배 다를까요? 기울기를 표시해 봅니다.</translation>
        </message>
        <message>
            <source>Two losses</source>
            <translation>두 손실</translation>
        </message>
        <message>
            <source>Two predictions for a 2: y₂ = 0.1, y₉ = 0.9, or the other way round. Which loss parts them more?</source>
            <translation>숫자 2의 두 예측: y₂ = 0.1, y₉ = 0.9와 그 반대. 어느 손실에서 비율이 더 크게 벌어질까요?</translation>
        </message>
        <message>
            <source>What the softmax divides by: the sum of its row, or the sum of the whole batch.</source>
            <translation>소프트맥스가 나누는 값입니다. 행의 합 또는 배치 전체의 합입니다.</translation>
        </message>
        <message>
            <source>Where the line crosses x = 0.</source>
            <translation>직선이 x = 0과 만나는 곳입니다.</translation>
        </message>
        <message>
            <source>Which squared error is meant.</source>
            <translation>어떤 제곱 오차를 쓸지 정합니다.</translation>
        </message>
        <message>
            <source>a sum for each row</source>
            <translation>행마다의 합</translation>
        </message>
        <message>
            <source>both alike</source>
            <translation>둘이 같음</translation>
        </message>
        <message>
            <source>cross-entropy</source>
            <translation>교차 엔트로피</translation>
        </message>
        <message>
            <source>differences</source>
            <translation>차</translation>
        </message>
        <message>
            <source>gradients</source>
            <translation>기울기</translation>
        </message>
        <message>
            <source>ln 0 = −∞: δ keeps the loss finite.</source>
            <translation>ln 0 = −∞이므로 δ가 손실을 유한하게 합니다.</translation>
        </message>
        <message>
            <source>ln 0 is −∞. With δ = 10⁻⁷ the loss is at most 16.1.</source>
            <translation>ln 0은 −∞입니다. δ = 10⁻⁷이면 손실은 최대 16.1입니다.</translation>
        </message>
        <message>
            <source>ln {y} = {natural}, log₁₀ {y} = {common}; ln 0 = −∞</source>
            <translation>ln {y} = {natural}, log₁₀ {y} = {common}; ln 0 = −∞</translation>
        </message>
        <message>
            <source>mean of all: {mean}</source>
            <translation>모두의 평균: {mean}</translation>
        </message>
        <message>
            <source>one sum for all</source>
            <translation>전체의 합</translation>
        </message>
        <message>
            <source>point {number}</source>
            <translation>{number}번 점</translation>
        </message>
        <message>
            <source>prediction {number}, sum {total}</source>
            <translation>{number}번 예측, 합 {total}</translation>
        </message>
        <message>
            <source>squared error</source>
            <translation>제곱 오차</translation>
        </message>
        <message>
            <source>sum of the shares: {total}</source>
            <translation>확률의 합: {total}</translation>
        </message>
        <message>
            <source>∂/∂y of the target</source>
            <translation>정답 자리의 ∂/∂y</translation>
        </message>
        <message>
            <source>−0.4, −0.8 and −0.08: the same prediction needs a learning rate 2 or 10 times as large.</source>
            <translation>−0.4, −0.8, −0.08: 같은 예측이라도 학습률이 2배나 10배 달라져야 합니다.</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>직선</translation>
        </message>
        <message>
            <source>Nine</source>
            <translation>아홉</translation>
        </message>
        <message>
            <source>No axis</source>
            <translation>축 없음</translation>
        </message>
        <message>
            <source>One</source>
            <translation>하나</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>한 쌍</translation>
        </message>
        <message>
            <source>{rows} rows, all scores alike</source>
            <translation>{rows}행, 점수가 모두 같음</translation>
        </message>
        <message>
            <source>a search needs validation digits</source>
            <translation>탐색에는 검증용 숫자가 필요합니다</translation>
        </message>
        <message>
            <source>nothing varies; name at least one setting</source>
            <translation>바꿀 설정이 없습니다. 설정을 하나 이상 지정하면 됩니다</translation>
        </message>
        <message>
            <source>port {port} cannot be used; choose another</source>
            <translation>포트 {port}번을 쓸 수 없습니다. 다른 포트를 고르면 됩니다</translation>
        </message>
        <message>
            <source>the data of the trial is not on this worker</source>
            <translation>이 작업기에 시행의 데이터가 없습니다</translation>
        </message>
        <message>
            <source>the scheduler {address} does not answer</source>
            <translation>스케줄러 {address}에서 응답이 없습니다</translation>
        </message>
        <message>
            <source>there is no way to search called {got}; there are: {known}</source>
            <translation>{got}(이)라는 탐색 방법은 없습니다. 쓸 수 있는 방법: {known}</translation>
        </message>
        <message>
            <source>this worker has another version of the program; copy the folder there again</source>
            <translation>이 작업기의 프로그램 버전이 다릅니다. 폴더를 다시 복사하면 됩니다</translation>
        </message>
        <message>
            <source>trial {number} cannot be kept in {name}: {reason}</source>
            <translation>시행 {number}번을 {name} 파일에 저장할 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>write {field} as NAME=A,B,… or NAME=LOW..HIGH[:log|:STEP], not {got}</source>
            <translation>{field} 항목은 NAME=A,B,… 또는 NAME=LOW..HIGH[:log|:STEP]으로 씁니다. 입력한 값: {got}</translation>
        </message>
        <message>
            <source>{field} is named twice</source>
            <translation>{field} 설정이 두 번 지정되었습니다</translation>
        </message>
        <message>
            <source>{field} needs 2 to {most} values, got {got}</source>
            <translation>{field}에는 값이 2~{most}개 필요한데 {got}개입니다</translation>
        </message>
        <message>
            <source>{field} needs a range whose low end is under its high end (above 0 with log), not {got}</source>
            <translation>{field} 범위는 왼쪽 끝이 오른쪽 끝보다 작아야 합니다(log이면 0보다 커야 합니다). 입력한 값: {got}</translation>
        </message>
        <message>
            <source>{field} needs numbers, not {got}</source>
            <translation>{field}에는 숫자가 필요합니다. 입력한 값: {got}</translation>
        </message>
        <message>
            <source>{name} cannot be opened as a study: {reason}</source>
            <translation>{name} 파일을 탐색 기록으로 열 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>the scheduler {address} does not answer; start one there with: python3 main.py worker --serve 8786, and write its address as tcp://host:8786</source>
            <translation>스케줄러 {address}에서 응답이 없습니다. 그 컴퓨터에서 python3 main.py worker --serve 8786 명령으로 시작하고 주소는 tcp://host:8786처럼 씁니다</translation>
        </message>
        <message>
            <source>{name} is a study of something else ({differs} differ); choose another name</source>
            <translation>{name}에는 다른 탐색이 들어 있습니다(다른 항목: {differs}). 다른 이름을 고르면 됩니다</translation>
        </message>
        <message>
            <source>the list of runs is slower than usual, its index cannot be used: {reason}</source>
            <translation>실행 목록의 색인을 쓸 수 없어 목록이 평소보다 느립니다: {reason}</translation>
        </message>
        <message>
            <source>{name} cannot be brought back: {reason}</source>
            <translation>{name} 실행을 되살릴 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>{name} holds no runs; choose a file that was exported on Runs</source>
            <translation>{name} 파일에 실행이 없습니다. 실행 기록에서 내보낸 파일을 골라야 합니다</translation>
        </message>
        <message>
            <source>{name} is not a zip file of runs, or a damaged one</source>
            <translation>{name} 파일은 실행을 담은 zip 파일이 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <source>{name} would take more room than any runs do; it was not opened</source>
            <translation>{name} 파일은 어떤 실행보다도 많은 공간을 차지하게 되므로 열지 않았습니다</translation>
        </message>
        <message>
            <source>{name} has a header and no rows</source>
            <translation>{name} 파일에는 머리글만 있고 행이 없습니다</translation>
        </message>
        <message>
            <source>{name} has no labels to learn from; read it with: python3 main.py evaluate WEIGHTS --data {path}</source>
            <translation>{name} 데이터에는 학습할 레이블이 없습니다. 읽으려면: python3 main.py evaluate WEIGHTS --data {path}</translation>
        </message>
        <message>
            <source>{name} has pictures of one class only that are not empty; a network needs at least two</source>
            <translation>{name} 데이터에서 비어 있지 않은 그림은 한 클래스뿐입니다. 신경망에는 두 개 이상이 필요합니다</translation>
        </message>
        <message>
            <source>{name} has the label {got}; labels are numbers from 0, at most 100 of them</source>
            <translation>{name} 데이터에 레이블 {got} 값이 있습니다. 레이블은 0부터 시작하는 수이며 100개까지입니다</translation>
        </message>
        <message>
            <source>{name} has {count} columns; a row is one picture, its pixels side by side (28 × 28 has 784)</source>
            <translation>{name} 파일에는 열이 {count}개 있습니다. 한 행이 그림 하나이고 픽셀이 나란히 놓입니다(28 × 28은 784개)</translation>
        </message>
        <message>
            <source>{name} holds an array of shape {got}; pictures are (N, pixels), (N, height, width) or with 3 colors last</source>
            <translation>{name} 파일에 있는 배열의 모양은 {got}입니다. 그림은 (N, 픽셀 수), (N, 높이, 너비) 또는 마지막 축이 색 3개인 모양입니다</translation>
        </message>
        <message>
            <source>{name} holds no numbers where pictures should be</source>
            <translation>{name} 파일에는 그림이 있어야 할 곳에 수가 없습니다</translation>
        </message>
        <message>
            <source>{name} holds no pictures by name: it needs x_train and y_train, or x and y; it has {names}</source>
            <translation>{name} 파일에는 이름으로 알 수 있는 그림이 없습니다. x_train과 y_train, 또는 x와 y가 필요한데 있는 것은 다음과 같습니다: {names}</translation>
        </message>
        <message>
            <source>{name} holds no pictures: it needs three pairs of pictures and labels, or a dict of arrays</source>
            <translation>{name} 파일에는 그림이 없습니다. 그림과 레이블의 쌍 세 개나 배열의 사전이 필요합니다</translation>
        </message>
        <message>
            <source>{name} holds numbers that are not finite (nan, inf)</source>
            <translation>{name} 파일에 유한하지 않은 수(nan, inf)가 있습니다</translation>
        </message>
        <message>
            <source>{name} holds objects, which only running it would bring back; arrays of numbers are read</source>
            <translation>{name} 파일에는 실행해야만 되살릴 수 있는 객체가 들어 있습니다. 수의 배열만 읽습니다</translation>
        </message>
        <message>
            <source>{name} holds {count} pictures but {got} labels; they do not belong together</source>
            <translation>{name} 파일에는 그림이 {count}개, 레이블이 {got}개 있습니다. 서로 맞지 않습니다</translation>
        </message>
        <message>
            <source>{name} is damaged: an array is shorter than it says</source>
            <translation>{name} 파일이 손상되었습니다. 배열이 적힌 길이보다 짧습니다</translation>
        </message>
        <message>
            <source>{name} is damaged: it cannot be unpacked</source>
            <translation>{name} 파일이 손상되어 압축을 풀 수 없습니다</translation>
        </message>
        <message>
            <source>{name} is damaged: {got} bytes are not a number of pictures of {record} bytes</source>
            <translation>{name} 파일이 손상되었습니다. {got}바이트는 {record}바이트짜리 그림 여러 개로 나누어지지 않습니다</translation>
        </message>
        <message>
            <source>{name} is empty: it has no rows</source>
            <translation>{name} 파일이 비어 있습니다. 행이 없습니다</translation>
        </message>
        <message>
            <source>{name} is empty: nothing is written on it</source>
            <translation>{name} 그림이 비어 있습니다. 아무것도 쓰여 있지 않습니다</translation>
        </message>
        <message>
            <source>{name} is no HDF5 file, or a damaged one</source>
            <translation>{name} 파일은 HDF5 파일이 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <source>{name} is no MATLAB file, or a damaged one</source>
            <translation>{name} 파일은 MATLAB 파일이 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <source>{name} is no NPZ file, or a damaged one</source>
            <translation>{name} 파일은 NPZ 파일이 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <source>{name} is no batch of CIFAR-10: it needs data (N, 3072) and labels</source>
            <translation>{name} 파일은 CIFAR-10의 배치가 아닙니다. data (N, 3072)와 labels가 필요합니다</translation>
        </message>
        <message>
            <source>{name} is no pickle of arrays, or a damaged one</source>
            <translation>{name} 파일은 배열의 pickle이 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <source>{name} is no table of numbers</source>
            <translation>{name} 파일은 수로 된 표가 아닙니다</translation>
        </message>
        <message>
            <source>{name} is no text: a table of numbers was expected</source>
            <translation>{name} 파일은 텍스트가 아닙니다. 수로 된 표가 필요합니다</translation>
        </message>
        <message>
            <source>{name} is one of two IDX files; the other (images or labels) is not beside it</source>
            <translation>{name} 파일은 IDX 파일 두 개 중 하나인데, 나머지(이미지 또는 레이블)가 옆에 없습니다</translation>
        </message>
        <message>
            <source>{name} is too large; 1 GB is the most</source>
            <translation>{name} 파일이 너무 큽니다. 1 GB까지 읽습니다</translation>
        </message>
        <message>
            <source>{name} unpacks to more than 1 GB</source>
            <translation>{name} 파일은 압축을 풀면 1 GB가 넘습니다</translation>
        </message>
        <message>
            <source>{name} was not opened: {reason}; a data file holds only arrays, lists, texts and numbers</source>
            <translation>{name} 파일을 열지 않았습니다: {reason}. 데이터 파일에는 배열, 목록, 문자열, 수만 있습니다</translation>
        </message>
        <message>
            <source>{name}: its parts hold pictures of {sizes} pixels; all must have one size</source>
            <translation>{name}: 부분마다 그림의 크기가 다릅니다({sizes}픽셀). 모두 같은 크기여야 합니다</translation>
        </message>
        <message>
            <source>{name}: labels must be whole numbers from 0 or names, not {got}</source>
            <translation>{name}: 레이블은 0 이상의 정수나 이름이어야 합니다. 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>{name}: nothing is written on any of its {count} pictures</source>
            <translation>{name}: 그림 {count}개 모두 아무것도 쓰여 있지 않습니다</translation>
        </message>
        <message>
            <source>{name}: row {row} has {got} columns, the first has {expected}</source>
            <translation>{name}: {row}번 행의 열은 {got}개인데 첫 행의 열은 {expected}개입니다</translation>
        </message>
        <message>
            <source>{name}: row {row}, column {column} must be a number, not '{got}'</source>
            <translation>{name}: {row}번 행 {column}번 열은 수여야 합니다. 지금은 '{got}'입니다</translation>
        </message>
        <message>
            <source>{name}: the label of row {row} is missing</source>
            <translation>{name}: {row}번 행의 레이블이 없습니다</translation>
        </message>
        <message>
            <source>{name}: {count} columns are no square picture, with or without a label (28 × 28 has 784 or 785)</source>
            <translation>{name}: 열 {count}개는 레이블이 있든 없든 정사각형 그림이 되지 않습니다(28 × 28은 784개나 785개)</translation>
        </message>
        <message>
            <source>{name}: {count} numbers a row are no square picture, grey or in color (28 × 28 has 784)</source>
            <translation>{name}: 한 행의 수 {count}개는 회색이든 컬러든 정사각형 그림이 되지 않습니다(28 × 28은 784개)</translation>
        </message>
        <message>
            <source>{name} is no data set that can be read: folders of pictures by class, CSV, NPZ, IDX, pickles of arrays, CIFAR-10, MATLAB (.mat), HDF5 (.h5)</source>
            <translation>{name} 데이터는 읽을 수 있는 형식이 아닙니다. 클래스별 그림 폴더, CSV, NPZ, IDX, 배열의 pickle, CIFAR-10, MATLAB(.mat), HDF5(.h5)를 읽습니다</translation>
        </message>
        <message>
            <source>dropout</source>
            <translation>드롭아웃</translation>
        </message>
        <message>
            <source>the one remedy against over-fitting that a run has</source>
            <translation>과적합을 막는 대책입니다. 실행마다 하나씩입니다</translation>
        </message>
        <message>
            <source>weight decay</source>
            <translation>가중치 감소</translation>
        </message>
        <message>
            <source>{field} is none of {choices}</source>
            <translation>{field}: 다음 가운데 하나가 아닙니다: {choices}</translation>
        </message>
        <message>
            <source>0.25⁵ = 0.0009765625: less than a thousandth. ReLU keeps 1.</source>
            <translation>0.25⁵ = 0.0009765625: 천분의 일도 남지 않습니다. ReLU는 1을 유지합니다.</translation>
        </message>
        <message>
            <source>1 against 0.25: after five layers 1 against 0.001.</source>
            <translation>1과 0.25입니다. 다섯 층 뒤에는 1과 0.001이 됩니다.</translation>
        </message>
        <message>
            <source>A constant is subtracted from all of them: the shares stay, but exp cannot overflow.</source>
            <translation>모두에서 상수를 뺍니다. 확률은 그대로이지만 exp가 오버플로를 일으키지 않습니다.</translation>
        </message>
        <message>
            <source>Activation functions</source>
            <translation>활성화 함수</translation>
        </message>
        <message>
            <source>All rows share one sum: no row adds up to 1 any more.</source>
            <translation>모든 행이 합 하나를 나누어 쓰므로 어느 행도 합이 1이 아닙니다.</translation>
        </message>
        <message>
            <source>Back through {layers} layers a gradient can keep its size.</source>
            <translation>{layers}층을 되돌아가도 기울기의 크기가 유지될 수 있습니다.</translation>
        </message>
        <message>
            <source>Back through {layers} layers at best this much is left of a gradient: it vanishes.</source>
            <translation>{layers}층을 되돌아가면 기울기는 많아야 이만큼 남습니다. 기울기 소실입니다.</translation>
        </message>
        <message>
            <source>Bend the curve with β, read its derivative, and see what five layers leave of a gradient.</source>
            <translation>β로 곡선을 바꾸고 미분을 읽으며 다섯 층 뒤에 기울기가 얼마나 남는지 봅니다.</translation>
        </message>
        <message>
            <source>Bend the curves with β and see where the derivative dies.</source>
            <translation>β로 곡선을 바꾸며 미분이 사라지는 곳을 찾습니다.</translation>
        </message>
        <message>
            <source>Choose Swish and s = 2. ReLU gives 2 there.</source>
            <translation>Swish와 s = 2를 고릅니다. ReLU의 값은 2입니다.</translation>
        </message>
        <message>
            <source>Compare the last step with the formula of softmax.</source>
            <translation>마지막 단계를 소프트맥스의 수식과 비교합니다.</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>곡선</translation>
        </message>
        <message>
            <source>For (1010, 1000, 990) the notes print (2.71828183, 1.0000454, 1) as softmax. Show with the switch how.</source>
            <translation>(1010, 1000, 990)의 소프트맥스로 강의 노트에는 (2.71828183, 1.0000454, 1)이 인쇄되어 있습니다. 선택 버튼으로 그 까닭을 보입니다.</translation>
        </message>
        <message>
            <source>Function</source>
            <translation>함수</translation>
        </message>
        <message>
            <source>How steep the function is at 0.</source>
            <translation>0에서 함수가 가파른 정도입니다.</translation>
        </message>
        <message>
            <source>Large T makes the shares alike.</source>
            <translation>T가 크면 확률이 비슷해집니다.</translation>
        </message>
        <message>
            <source>Nothing is divided: the numbers are positive, but no distribution.</source>
            <translation>나누지 않았습니다. 양수이지만 확률 분포가 아닙니다.</translation>
        </message>
        <message>
            <source>Odds</source>
            <translation>오즈</translation>
        </message>
        <message>
            <source>Odds and logit</source>
            <translation>오즈와 로짓</translation>
        </message>
        <message>
            <source>Odds and logit: drag p until the logit is 2.</source>
            <translation>오즈와 로짓: 로짓이 2가 될 때까지 p를 끕니다.</translation>
        </message>
        <message>
            <source>Scores A</source>
            <translation>점수 A</translation>
        </message>
        <message>
            <source>Scores B</source>
            <translation>점수 B</translation>
        </message>
        <message>
            <source>Send a gradient back through five layers of sigmoids with β = 1. How much is left at best?</source>
            <translation>β = 1인 시그모이드 다섯 층을 거쳐 기울기를 되돌려 보냅니다. 많아야 얼마나 남을까요?</translation>
        </message>
        <message>
            <source>Shares between 0 and 1 that add up to 1.</source>
            <translation>0과 1 사이이고 합이 1인 확률입니다.</translation>
        </message>
        <message>
            <source>Softmax: set C to 0 and look at the third step.</source>
            <translation>소프트맥스: C를 0으로 하고 세 번째 단계를 봅니다.</translation>
        </message>
        <message>
            <source>Step 0, 1</source>
            <translation>계단 0, 1</translation>
        </message>
        <message>
            <source>Step shows one calculation after the other.</source>
            <translation>단계마다 계산을 하나씩 보여 줍니다.</translation>
        </message>
        <message>
            <source>Step −1, 1</source>
            <translation>계단 −1, 1</translation>
        </message>
        <message>
            <source>The activation function that is drawn.</source>
            <translation>그려지는 활성화 함수입니다.</translation>
        </message>
        <message>
            <source>The constant of your own.</source>
            <translation>직접 정하는 상수입니다.</translation>
        </message>
        <message>
            <source>The course, chapters on activation functions and on the output layer.</source>
            <translation>강의의 활성화 함수 장과 출력층 장.</translation>
        </message>
        <message>
            <source>The derivative is 0 wherever it exists: no gradient comes back, nothing can be learned.</source>
            <translation>미분이 있는 곳마다 0입니다. 기울기가 돌아오지 않아 학습할 수 없습니다.</translation>
        </message>
        <message>
            <source>The division by the sum. The largest score then has the share 1, and −ln(1 + δ) is −10⁻⁷.</source>
            <translation>합으로 나누지 않았습니다. 그러면 가장 큰 점수의 확률이 1이 되고 −ln(1 + δ)는 −10⁻⁷입니다.</translation>
        </message>
        <message>
            <source>The exponential makes every score positive and parts them.</source>
            <translation>지수 함수가 모든 점수를 양수로 만들고 차이를 벌립니다.</translation>
        </message>
        <message>
            <source>The fourth step takes exp of exp instead of the sum. Shares can never be larger than 1.</source>
            <translation>네 번째 단계가 합을 구하지 않고 exp를 한 번 더 취합니다. 확률은 1보다 클 수 없습니다.</translation>
        </message>
        <message>
            <source>The function and its derivative. Step sends a gradient back through layers.</source>
            <translation>함수와 미분입니다. 다음 단계부터 기울기가 층을 되돌아갑니다.</translation>
        </message>
        <message>
            <source>The last step as it should be, and two slips of the notes.</source>
            <translation>올바른 마지막 단계와 강의 노트의 두 가지 실수입니다.</translation>
        </message>
        <message>
            <source>The notes say that a small β turns Swish into ReLU. True? Try β = 0.01 and β = 100 and read f(2).</source>
            <translation>강의 노트는 β가 작으면 Swish가 ReLU가 된다고 합니다. 맞을까요? β = 0.01과 β = 100에서 f(2)를 읽어 봅니다.</translation>
        </message>
        <message>
            <source>The notes take exp a second time here.</source>
            <translation>강의 노트는 여기서 exp를 한 번 더 취합니다.</translation>
        </message>
        <message>
            <source>The notes' shares of scores A add up to 6.80, and the loss of scores B is below 0. What is missing?</source>
            <translation>강의 노트에서 점수 A의 확률은 합이 6.80이고 점수 B의 손실은 0보다 작습니다. 무엇이 빠졌을까요?</translation>
        </message>
        <message>
            <source>The odds say how often yes comes for each no.</source>
            <translation>오즈는 ‘아니요’ 한 번에 ‘예’가 몇 번인지 나타냅니다.</translation>
        </message>
        <message>
            <source>The probability of yes.</source>
            <translation>‘예’일 확률입니다.</translation>
        </message>
        <message>
            <source>The scores as the last layer gives them.</source>
            <translation>마지막 층이 출력한 점수입니다.</translation>
        </message>
        <message>
            <source>The scores, one row a line.</source>
            <translation>점수입니다. 한 행이 한 줄입니다.</translation>
        </message>
        <message>
            <source>The sigmoid is the way back from the logit to the probability.</source>
            <translation>시그모이드는 로짓에서 확률로 돌아가는 길입니다.</translation>
        </message>
        <message>
            <source>The sigmoid of 2 is the p that is looked for.</source>
            <translation>2의 시그모이드가 찾는 p입니다.</translation>
        </message>
        <message>
            <source>The slope of Leaky ReLU on the negative side.</source>
            <translation>Leaky ReLU의 음수 쪽 기울기입니다.</translation>
        </message>
        <message>
            <source>Their logarithm runs over all numbers: it is what a last layer can give.</source>
            <translation>오즈의 로그는 모든 수가 될 수 있으므로 마지막 층이 출력할 수 있습니다.</translation>
        </message>
        <message>
            <source>Three steps are right. What is done in the fourth?</source>
            <translation>세 단계는 맞습니다. 네 번째 단계에서 무엇을 할까요?</translation>
        </message>
        <message>
            <source>Two rows</source>
            <translation>두 행</translation>
        </message>
        <message>
            <source>Two rows: with which setting do the shares of a row no longer add up to 1?</source>
            <translation>두 행: 어떤 설정에서 행의 확률이 더는 합이 1이 아닐까요?</translation>
        </message>
        <message>
            <source>What each exponential is divided by.</source>
            <translation>지수마다 이 값으로 나눕니다.</translation>
        </message>
        <message>
            <source>What is subtracted from every score; the shares do not depend on it.</source>
            <translation>모든 점수에서 빼는 값입니다. 확률은 이 값과 상관없습니다.</translation>
        </message>
        <message>
            <source>Where the function is read.</source>
            <translation>함수를 읽는 곳입니다.</translation>
        </message>
        <message>
            <source>Whether each row has a sum of its own, or all rows share one.</source>
            <translation>행마다 합이 따로 있는지, 모든 행이 합 하나를 쓰는지 정합니다.</translation>
        </message>
        <message>
            <source>Which has the larger derivative: tanh as the notes write it, with β = 2, or the sigmoid with β = 1?</source>
            <translation>미분의 최댓값은 어느 쪽이 클까요? 강의 노트의 tanh(β = 2)와 시그모이드(β = 1)를 비교합니다.</translation>
        </message>
        <message>
            <source>Without an axis all rows share one sum. In a batch of 100 every share is about 100 times too small.</source>
            <translation>축이 없으면 모든 행이 합 하나를 씁니다. 100개짜리 배치에서는 확률이 약 100분의 1이 됩니다.</translation>
        </message>
        <message>
            <source>axis = 1</source>
            <translation>axis = 1</translation>
        </message>
        <message>
            <source>divide by the sum</source>
            <translation>합으로 나누기</translation>
        </message>
        <message>
            <source>do not divide</source>
            <translation>나누지 않기</translation>
        </message>
        <message>
            <source>e to the power of 1010 is larger than any float: it overflows to ∞.</source>
            <translation>e의 1010제곱은 어떤 실수형 값보다 커서 ∞로 오버플로가 일어납니다.</translation>
        </message>
        <message>
            <source>e¹⁰¹⁰ is ∞ in floats, and ∞ / ∞ is no number. Subtracting the largest score avoids it.</source>
            <translation>e¹⁰¹⁰은 실수형에서 ∞이고 ∞ / ∞는 수가 아닙니다. 가장 큰 점수를 빼면 막을 수 있습니다.</translation>
        </message>
        <message>
            <source>f(2) is 2.0000 with β = 100 and 1.0100 with β = 0.01: for β → 0 Swish becomes the line s/2.</source>
            <translation>f(2)는 β = 100이면 2.0000, β = 0.01이면 1.0100입니다. β → 0이면 Swish는 직선 s/2가 됩니다.</translation>
        </message>
        <message>
            <source>largest derivative {largest}</source>
            <translation>미분의 최댓값 {largest}</translation>
        </message>
        <message>
            <source>logit</source>
            <translation>로짓</translation>
        </message>
        <message>
            <source>no axis</source>
            <translation>축 없음</translation>
        </message>
        <message>
            <source>no, a large β</source>
            <translation>아니요, 큰 β</translation>
        </message>
        <message>
            <source>odds</source>
            <translation>오즈</translation>
        </message>
        <message>
            <source>p = 0.881 = σ(2): the sigmoid is the way back.</source>
            <translation>p = 0.881 = σ(2): 시그모이드가 돌아가는 길입니다.</translation>
        </message>
        <message>
            <source>share</source>
            <translation>확률</translation>
        </message>
        <message>
            <source>sigmoid, β = 1</source>
            <translation>시그모이드, β = 1</translation>
        </message>
        <message>
            <source>yes, a small β</source>
            <translation>예, 작은 β</translation>
        </message>
        <message>
            <source>β changes nothing</source>
            <translation>β와 상관없음</translation>
        </message>
        <message>
            <source>The course's surface: steep across, flat along. Which paths zigzag, which overshoot?</source>
            <translation>강의의 곡면입니다. 가로지르는 쪽은 가파르고 따라가는 쪽은 평평합니다. 어느 경로가 지그재그로 흔들리고 어느 경로가 지나치는지가 볼거리입니다.</translation>
        </message>
        <message>
            <source>After</source>
            <translation>뒤</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>앞</translation>
        </message>
        <message>
            <source>Puts zeros around each image, so that a 28×28 digit fits a network made for 32×32.</source>
            <translation>이미지 둘레를 0으로 채웁니다. 28×28 숫자를 32×32용 신경망에 넣을 수 있습니다.</translation>
        </message>
        <message>
            <source>ZeroPad2D</source>
            <translation>제로 패딩</translation>
        </message>
        <message>
            <source>a SavedModel of TensorFlow</source>
            <translation>TensorFlow의 SavedModel</translation>
        </message>
        <message>
            <source>a weights file holds only arrays, lists, texts and numbers</source>
            <translation>가중치 파일에는 배열, 리스트, 문자열, 수만 있어야 합니다</translation>
        </message>
        <message>
            <source>it has different numbers for rows and columns ({got})</source>
            <translation>행과 열의 값이 서로 다릅니다({got})</translation>
        </message>
        <message>
            <source>its layers do not stand in a row, as in a residual network</source>
            <translation>잔차 신경망처럼 층이 한 줄로 이어져 있지 않습니다</translation>
        </message>
        <message>
            <source>convolution</source>
            <translation>합성곱</translation>
        </message>
        <message>
            <source>dense</source>
            <translation>완전 연결</translation>
        </message>
        <message>
            <source>it cuts its numbers off at {got}</source>
            <translation>값을 {got}에서 자릅니다</translation>
        </message>
        <message>
            <source>it does not say the shape of its inputs</source>
            <translation>입력 형상이 적혀 있지 않습니다</translation>
        </message>
        <message>
            <source>it exchanges the axes of its images</source>
            <translation>이미지의 축을 바꿉니다</translation>
        </message>
        <message>
            <source>it gives its images another shape</source>
            <translation>이미지의 형상을 바꿉니다</translation>
        </message>
        <message>
            <source>it has a ReLU with a threshold</source>
            <translation>임계값이 있는 ReLU를 사용합니다</translation>
        </message>
        <message>
            <source>it has a convolution behind a layer that gives no images</source>
            <translation>이미지를 내지 않는 층 뒤에 합성곱이 있습니다</translation>
        </message>
        <message>
            <source>it has a model inside the model; only layers in a row are played</source>
            <translation>모델 안에 모델이 있습니다. 층이 한 줄로 이어진 신경망만 열 수 있습니다</translation>
        </message>
        <message>
            <source>it has a product of two things that it computed</source>
            <translation>계산한 값끼리 곱합니다</translation>
        </message>
        <message>
            <source>it has a slope for each pixel</source>
            <translation>픽셀마다 음수 쪽 기울기가 따로 있습니다</translation>
        </message>
        <message>
            <source>it has more instructions than any network needs</source>
            <translation>어떤 신경망에도 필요하지 않을 만큼 명령이 많습니다</translation>
        </message>
        <message>
            <source>it has more than {most} layers</source>
            <translation>층이 {most}개보다 많습니다</translation>
        </message>
        <message>
            <source>it has no layer with weights</source>
            <translation>가중치가 있는 층이 없습니다</translation>
        </message>
        <message>
            <source>it has no layers</source>
            <translation>층이 없습니다</translation>
        </message>
        <message>
            <source>it has several inputs or outputs</source>
            <translation>입력이나 출력이 여러 개입니다</translation>
        </message>
        <message>
            <source>it holds numbers of a kind that is not read</source>
            <translation>읽을 수 없는 종류의 수가 들어 있습니다</translation>
        </message>
        <message>
            <source>it holds too many parts</source>
            <translation>조각이 너무 많습니다</translation>
        </message>
        <message>
            <source>it is a model of the class {kind}; only layers in a row are played</source>
            <translation>{kind} 클래스의 모델입니다. 층이 한 줄로 이어진 신경망만 열 수 있습니다</translation>
        </message>
        <message>
            <source>it is damaged</source>
            <translation>손상되었습니다</translation>
        </message>
        <message>
            <source>it keeps its arrays outside its folder</source>
            <translation>배열이 다른 폴더에 있습니다</translation>
        </message>
        <message>
            <source>it multiplies from the left</source>
            <translation>왼쪽에서 곱합니다</translation>
        </message>
        <message>
            <source>it scales each pixel by itself</source>
            <translation>픽셀마다 다르게 조정합니다</translation>
        </message>
        <message>
            <source>it takes means over something else than images</source>
            <translation>이미지가 아닌 것의 평균을 구합니다</translation>
        </message>
        <message>
            <source>it takes what it computed away from a number</source>
            <translation>계산한 값을 어떤 수에서 뺍니다</translation>
        </message>
        <message>
            <source>its average pooling reaches over the edge</source>
            <translation>평균 풀링이 가장자리를 넘어갑니다</translation>
        </message>
        <message>
            <source>its batch normalization has the axis {got}</source>
            <translation>배치 정규화의 축은 {got}입니다</translation>
        </message>
        <message>
            <source>its global pooling keeps images</source>
            <translation>전역 풀링이 이미지를 그대로 둡니다</translation>
        </message>
        <message>
            <source>its inputs have the shape {got}</source>
            <translation>입력 형상은 {got}입니다</translation>
        </message>
        <message>
            <source>its kernels are no squares</source>
            <translation>필터가 정사각형이 아닙니다</translation>
        </message>
        <message>
            <source>its padding is {got}</source>
            <translation>패딩은 {got}입니다</translation>
        </message>
        <message>
            <source>its pooling has a dilation</source>
            <translation>풀링에 팽창이 있습니다</translation>
        </message>
        <message>
            <source>its pooling reaches over the edge</source>
            <translation>풀링이 가장자리를 넘어갑니다</translation>
        </message>
        <message>
            <source>its softmax stands behind a layer of images</source>
            <translation>소프트맥스가 이미지를 내는 층 뒤에 있습니다</translation>
        </message>
        <message>
            <source>layer {layer} ({kind}) has weights of the shape {got}, expected {expected}</source>
            <translation>{layer}번 층({kind})의 가중치 형상은 {got}입니다. 필요한 형상: {expected}</translation>
        </message>
        <message>
            <source>layer {layer} holds something else than finite numbers</source>
            <translation>{layer}번 층에 유한하지 않은 수가 있습니다</translation>
        </message>
        <message>
            <source>no network here has a layer like {layer}</source>
            <translation>{layer} 층은 여기에 없습니다</translation>
        </message>
        <message>
            <source>no network here has the activation {name}</source>
            <translation>{name} 활성화 함수는 여기에 없습니다</translation>
        </message>
        <message>
            <source>rows of zeros above, columns of zeros at the left</source>
            <translation>위쪽과 왼쪽에 채우는 0의 줄 수</translation>
        </message>
        <message>
            <source>rows of zeros below, columns of zeros at the right</source>
            <translation>아래쪽과 오른쪽에 채우는 0의 줄 수</translation>
        </message>
        <message>
            <source>save its arrays with numpy.savez('weights.npz', *model.coefs_, *model.intercepts_)</source>
            <translation>numpy.savez('weights.npz', *model.coefs_, *model.intercepts_)로 배열을 저장하면 됩니다</translation>
        </message>
        <message>
            <source>save its weights with numpy.savez('weights.npz', *model.get_weights())</source>
            <translation>numpy.savez('weights.npz', *model.get_weights())로 가중치를 저장하면 됩니다</translation>
        </message>
        <message>
            <source>save its weights with torch.save(model.state_dict(), 'weights.pt')</source>
            <translation>torch.save(model.state_dict(), 'weights.pt')로 가중치를 저장하면 됩니다</translation>
        </message>
        <message>
            <source>the file holds fewer {kind} layers than are named</source>
            <translation>파일에 있는 {kind} 층이 적어 준 것보다 적습니다</translation>
        </message>
        <message>
            <source>the file holds more layers with weights than are named</source>
            <translation>파일에 있는 가중치 층이 적어 준 것보다 많습니다</translation>
        </message>
        <message>
            <source>there is no batch normalization of {units} in the file</source>
            <translation>파일에 크기 {units}인 배치 정규화가 없습니다</translation>
        </message>
        <message>
            <source>there is no way to give pixels called {got}; did you mean {nearest}?</source>
            <translation>{got}(이)라는 픽셀 범위는 없습니다. 비슷한 이름은 {nearest}입니다</translation>
        </message>
        <message>
            <source>{layer} takes more than the layer before it, as in a residual network, which no network here does</source>
            <translation>{layer} 층은 잔차 신경망처럼 바로 앞 층이 아닌 것도 받습니다. 여기서는 그런 신경망을 열 수 없습니다</translation>
        </message>
        <message>
            <source>{name} does not say how its layers are used, and is too large to try every way in time (the best so far reads {best} of {digits} digits); say the activations, the pixels or the layers</source>
            <translation>{name} 파일에는 층의 사용법이 없고, 너무 커서 모든 방법을 제시간에 시도할 수 없습니다(지금까지 최고: 숫자 {digits}개의 {best}). 활성화 함수나 픽셀 범위나 층을 알려 주면 됩니다</translation>
        </message>
        <message>
            <source>{name} does not say how its layers are used, and none of the ways tried reads 80 % of {digits} digits (the best {best}); say the activations, the pixels or the layers</source>
            <translation>{name} 파일에는 층의 사용법이 없고, 시도한 어떤 방법도 숫자 {digits}개의 80%를 읽지 못합니다(최고 {best}). 활성화 함수나 픽셀 범위나 층을 알려 주면 됩니다</translation>
        </message>
        <message>
            <source>{name} does not say how its layers are used: {count} ways read almost alike, the best {best} of {digits} digits; say the activations, the pixels or the layers</source>
            <translation>{name} 파일에는 층의 사용법이 없습니다. {count}가지 방법이 거의 똑같이 읽고, 최고는 숫자 {digits}개의 {best}입니다. 활성화 함수나 픽셀 범위나 층을 알려 주면 됩니다</translation>
        </message>
        <message>
            <source>{name} holds a number ({array}) that may belong to the network; save the weights without it if it is not needed</source>
            <translation>{name} 파일에 신경망에 속할 수도 있는 수({array})가 있습니다. 필요 없다면 빼고 저장하면 됩니다</translation>
        </message>
        <message>
            <source>{name} holds more files than any network; choose another file</source>
            <translation>{name} 파일 안에 파일이 너무 많습니다. 다른 파일을 고르면 됩니다</translation>
        </message>
        <message>
            <source>{name} is a TorchScript model, which holds code; {way}</source>
            <translation>{name} 파일은 코드가 들어 있는 TorchScript 모델입니다. {way}</translation>
        </message>
        <message>
            <source>{name} is an HDF5 file that is not read here: {reason}; save the weights with numpy.savez('weights.npz', *model.get_weights())</source>
            <translation>{name} 파일은 여기서 읽을 수 없는 HDF5 파일입니다. {reason}. numpy.savez('weights.npz', *model.get_weights())로 가중치를 저장하면 됩니다</translation>
        </message>
        <message>
            <source>{name} keeps its arrays in {other}, which cannot be read; put both files into one folder</source>
            <translation>{name} 파일의 배열이 들어 있는 {other} 파일을 읽을 수 없습니다. 두 파일을 한 폴더에 두면 됩니다</translation>
        </message>
        <message>
            <source>{name} takes inputs of {got}, a digit is {expected}; only networks for digits can be opened</source>
            <translation>{name} 신경망의 입력은 {got}이고 숫자는 {expected}입니다. 숫자를 읽는 신경망만 열 수 있습니다</translation>
        </message>
        <message>
            <source>{name} unpacks to more than 200 MB; no digit network does</source>
            <translation>{name} 파일을 풀면 200 MB가 넘습니다. 숫자 신경망은 그렇게 크지 않습니다</translation>
        </message>
        <message>
            <source>{name} was not opened: its list of tensors alone has {size} MB; save model.state_dict() again</source>
            <translation>{name} 파일을 열지 않았습니다. 텐서 목록만 {size} MB입니다. model.state_dict()를 다시 저장하면 됩니다</translation>
        </message>
        <message>
            <source>{name} was not opened: {reason}; {way}</source>
            <translation>{name} 파일을 열지 않았습니다. {reason}. {way}</translation>
        </message>
        <message>
            <source>{name} is larger than 200 MB; no digit network is</source>
            <translation>{name} 파일이 200 MB보다 큽니다. 숫자 신경망은 그렇게 크지 않습니다</translation>
        </message>
        <message>
            <source>{name} is larger than 50 MB; no digit network is</source>
            <translation>{name} 파일이 50 MB보다 큽니다. 숫자 신경망은 그렇게 크지 않습니다</translation>
        </message>
        <message>
            <source>m is a mean of the gradients, v of their squares; both start at 0 and are corrected.</source>
            <translation>m은 기울기의 평균, v는 제곱의 평균입니다. 둘 다 0에서 시작하므로 보정합니다.</translation>
        </message>
        <message>
            <source>1 update</source>
            <translation>갱신 1번</translation>
        </message>
        <message>
            <source>6 updates</source>
            <translation>갱신 6번</translation>
        </message>
        <message>
            <source>AdaGrad: its h only grows. What becomes of its steps?</source>
            <translation>AdaGrad: h는 커지기만 합니다. 보폭은 어떻게 될까요?</translation>
        </message>
        <message>
            <source>Adam's first step on one weight, with bias correction: how long is it?</source>
            <translation>편향 보정을 켠 Adam의 첫 스텝은 가중치 하나에서 얼마나 길까요?</translation>
        </message>
        <message>
            <source>Adam: switch the bias correction off and take one step. How many times longer is it?</source>
            <translation>Adam: 편향 보정을 끄고 한 스텝 갑니다. 몇 배 길어질까요?</translation>
        </message>
        <message>
            <source>Against the gradient, as far as η says; nothing is remembered.</source>
            <translation>기울기의 반대쪽으로 η만큼 갑니다. 기억하는 값은 없습니다.</translation>
        </message>
        <message>
            <source>As Momentum, but the step already leans into where the speed will carry it.</source>
            <translation>모멘텀과 같지만 속도가 데려갈 곳을 미리 반영합니다.</translation>
        </message>
        <message>
            <source>Bias correction</source>
            <translation>편향 보정</translation>
        </message>
        <message>
            <source>Divides by 1 − βᵗ: m and v start at 0.</source>
            <translation>1 − βᵗ로 나눕니다. m과 v가 0에서 시작하기 때문입니다.</translation>
        </message>
        <message>
            <source>Each rule turns a gradient into a step. Follow g, what is remembered, and the step, number by number.</source>
            <translation>규칙마다 기울기로 스텝을 정합니다. g, 기억하는 값, 스텝을 수로 하나씩 따라갑니다.</translation>
        </message>
        <message>
            <source>Each step is divided by √h, the root of all squared gradients so far. RMSprop forgets the old ones.</source>
            <translation>스텝마다 지금까지의 기울기 제곱을 더한 값의 제곱근 √h로 나눕니다. RMSprop은 오래된 것을 잊습니다.</translation>
        </message>
        <message>
            <source>Emptied</source>
            <translation>비우기</translation>
        </message>
        <message>
            <source>How long its square is remembered.</source>
            <translation>기울기의 제곱을 얼마나 오래 기억하는지 정합니다.</translation>
        </message>
        <message>
            <source>How long the mean gradient is remembered.</source>
            <translation>평균 기울기를 얼마나 오래 기억하는지 정합니다.</translation>
        </message>
        <message>
            <source>How long the squared gradient is remembered.</source>
            <translation>기울기의 제곱을 얼마나 오래 기억하는지 정합니다.</translation>
        </message>
        <message>
            <source>How much of its speed the ball keeps.</source>
            <translation>공이 속도를 얼마나 유지하는지 정합니다.</translation>
        </message>
        <message>
            <source>In the notes' Momentum an indentation empties v before each batch. Show what the ball loses by it.</source>
            <translation>강의 노트의 모멘텀은 들여쓰기 때문에 배치마다 v가 비워집니다. 공이 무엇을 잃는지 보입니다.</translation>
        </message>
        <message>
            <source>In the valley SGD zigzags. Find an optimizer that comes under f = 0.01 within 60 steps.</source>
            <translation>골짜기에서 SGD는 지그재그로 갑니다. 60스텝 안에 f = 0.01 아래로 내려가는 옵티마이저를 찾습니다.</translation>
        </message>
        <message>
            <source>Numbers of {weight}</source>
            <translation>{weight}의 수</translation>
        </message>
        <message>
            <source>Optimizers by hand</source>
            <translation>옵티마이저 손 계산</translation>
        </message>
        <message>
            <source>See what Momentum, AdaGrad and Adam remember from step to step.</source>
            <translation>모멘텀, AdaGrad, Adam이 스텝마다 기억하는 값을 봅니다.</translation>
        </message>
        <message>
            <source>Six updates with one gradient: for SGD a learning rate six times as large. Train and Compare have the setting too.</source>
            <translation>기울기 하나로 여섯 번 갱신합니다. SGD에서는 학습률이 여섯 배인 것과 같습니다. 학습 페이지와 비교 페이지에도 이 설정이 있습니다.</translation>
        </message>
        <message>
            <source>Steps that are scaled weight by weight do not care that the valley is steep across and flat along.</source>
            <translation>가중치마다 보폭을 조절하면 골짜기가 한쪽으로만 가팔라도 상관없습니다.</translation>
        </message>
        <message>
            <source>Take Momentum and empty its memory; watch v from step to step.</source>
            <translation>모멘텀을 고르고 기억을 비웁니다. 스텝마다 v를 살펴봅니다.</translation>
        </message>
        <message>
            <source>The course, chapter on optimizers; Kingma &amp; Ba 2015 for Adam. η of the valley are the book's.</source>
            <translation>강의의 옵티마이저 장; Adam은 Kingma &amp; Ba 2015. 골짜기의 η는 책의 값입니다.</translation>
        </message>
        <message>
            <source>The memory was emptied before this batch: what was learned of the slope is gone.</source>
            <translation>이 배치 전에 기억이 비워져 비탈에 관해 배운 것이 사라졌습니다.</translation>
        </message>
        <message>
            <source>The notes' SGD reads 96.6 % of the digits; put right in one setting it reads 90.4 %. Which setting is it?</source>
            <translation>강의 노트의 SGD는 숫자의 96.6%를 맞힙니다. 설정 하나를 바로잡으면 90.4%입니다. 어떤 설정일까요?</translation>
        </message>
        <message>
            <source>The notes' programs update six times with the gradient of one batch.</source>
            <translation>강의 노트의 프로그램은 배치 하나의 기울기로 여섯 번 갱신합니다.</translation>
        </message>
        <message>
            <source>The rule that turns a gradient into a step.</source>
            <translation>기울기로 스텝을 정하는 규칙입니다.</translation>
        </message>
        <message>
            <source>The same gradient once more: no new batch was looked at.</source>
            <translation>같은 기울기를 한 번 더 씁니다. 새 배치를 보지 않았습니다.</translation>
        </message>
        <message>
            <source>The speed v keeps a share α of itself, and the gradient pushes it.</source>
            <translation>속도 v는 α의 비율만큼 남고 기울기가 밀어 줍니다.</translation>
        </message>
        <message>
            <source>The weight starts at {start}, nothing is remembered yet.</source>
            <translation>가중치는 {start}에서 출발하며 아직 기억하는 값이 없습니다.</translation>
        </message>
        <message>
            <source>Their loop over six tensors calls the optimizer each time, and each call updates all of them.</source>
            <translation>여섯 텐서를 도는 반복문이 매번 옵티마이저를 부르고, 부를 때마다 모두 갱신됩니다.</translation>
        </message>
        <message>
            <source>Updates per batch</source>
            <translation>배치당 갱신 횟수</translation>
        </message>
        <message>
            <source>Whether the memory is emptied before each batch.</source>
            <translation>배치마다 기억을 비울지 정합니다.</translation>
        </message>
        <message>
            <source>Whose numbers are shown.</source>
            <translation>어느 가중치의 수를 보일지 정합니다.</translation>
        </message>
        <message>
            <source>batch {batch}, update {inner} of 6</source>
            <translation>배치 {batch}, 갱신 6번 중 {inner}번째</translation>
        </message>
        <message>
            <source>h adds up all squared gradients, and the step is divided by its root.</source>
            <translation>h는 기울기의 제곱을 모두 더한 값이며, 스텝을 그 제곱근으로 나눕니다.</translation>
        </message>
        <message>
            <source>h is a mean of recent squared gradients, and the step is divided by its root.</source>
            <translation>h는 최근 기울기 제곱의 평균이며, 스텝을 그 제곱근으로 나눕니다.</translation>
        </message>
        <message>
            <source>m is 0.1 g and √v is 0.0316 |g|: the first step is 3.16 times too long.</source>
            <translation>m은 0.1 g, √v는 0.0316 |g|이므로 첫 스텝이 3.16배 깁니다.</translation>
        </message>
        <message>
            <source>m̂ / √v̂ is 1 or −1, so the first step is η, however large the gradient is.</source>
            <translation>m̂ / √v̂는 1 또는 −1이므로 기울기가 얼마나 크든 첫 스텝은 η입니다.</translation>
        </message>
        <message>
            <source>m̂ is g and v̂ is g² after the first step.</source>
            <translation>첫 스텝 뒤에 m̂은 g, v̂은 g²입니다.</translation>
        </message>
        <message>
            <source>they grow</source>
            <translation>커짐</translation>
        </message>
        <message>
            <source>they shrink</source>
            <translation>작아짐</translation>
        </message>
        <message>
            <source>they stay</source>
            <translation>그대로</translation>
        </message>
        <message>
            <source>updates with one batch's gradient; the programs of the course make six</source>
            <translation>배치 하나의 기울기로 갱신하는 횟수. 강의의 프로그램은 여섯 번 갱신합니다</translation>
        </message>
        <message>
            <source>v is −η g in every batch: the ball forgets its speed, and Momentum is SGD again.</source>
            <translation>배치마다 v = −η g입니다. 공이 속도를 잊어 모멘텀이 다시 SGD가 됩니다.</translation>
        </message>
        <message>
            <source>η times the gradient</source>
            <translation>기울기의 η배</translation>
        </message>
        <message>
            <source>these settings make no network; choose others</source>
            <translation>이 설정으로는 신경망이 되지 않습니다. 다른 값을 고르면 됩니다</translation>
        </message>
        <message>
            <source>it holds Python objects; save arrays of numbers instead</source>
            <translation>파이썬 객체가 들어 있습니다. 수의 배열만 저장하면 됩니다</translation>
        </message>
        <message>
            <source>{name} is no description of data, or a damaged one</source>
            <translation>{name} 파일은 데이터 설명이 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <source>{name} has no labels to learn from</source>
            <translation>{name} 데이터에는 학습할 레이블이 없습니다</translation>
        </message>
        <message>
            <source>{name}: every picture was left out</source>
            <translation>{name}: 모든 그림이 제외되었습니다</translation>
        </message>
        <message>
            <source>{name}: none of its {count} pictures can be used; the first: {reason}</source>
            <translation>{name}: 그림 {count}개 가운데 쓸 수 있는 것이 없습니다. 첫 번째: {reason}</translation>
        </message>
        <message>
            <source>A blank picture teaches only that nothing can be any class.</source>
            <translation>빈 이미지는 아무것도 없는 것이 어느 클래스든 될 수 있다고 가르칠 뿐입니다.</translation>
        </message>
        <message>
            <source>A class that was never seen cannot be read.</source>
            <translation>한 번도 보지 못한 클래스는 읽을 수 없습니다.</translation>
        </message>
        <message>
            <source>A step moves the weights by only {ratio} of their length.</source>
            <translation>한 스텝에 가중치가 크기의 {ratio}만큼만 움직입니다.</translation>
        </message>
        <message>
            <source>A unit that is always 0 has no gradient and learns no more; smaller steps keep units alive.</source>
            <translation>항상 0인 노드는 기울기가 없어 더 배우지 못합니다. 보폭을 줄이면 죽은 노드가 줄어듭니다.</translation>
        </message>
        <message>
            <source>After {steps} steps the loss has fallen only by {percent} %.</source>
            <translation>{steps}스텝 뒤에도 손실이 {percent}%만 줄었습니다.</translation>
        </message>
        <message>
            <source>At the ends of sigmoid and tanh the slope is near 0; smaller first weights stay off them.</source>
            <translation>시그모이드와 tanh의 양 끝에서는 기울기가 0에 가깝습니다. 초깃값을 줄이면 양 끝에 몰리지 않습니다.</translation>
        </message>
        <message>
            <source>Each layer multiplies the error; ReLU and first weights by He keep its size.</source>
            <translation>오차는 층마다 곱해집니다. ReLU와 He 초깃값을 쓰면 크기가 유지됩니다.</translation>
        </message>
        <message>
            <source>First weights are drawn for inputs of about 1; much larger ones saturate the first layer.</source>
            <translation>초깃값은 크기가 1 정도인 입력에 맞춰져 있습니다. 입력이 훨씬 크면 첫 층이 포화합니다.</translation>
        </message>
        <message>
            <source>From there on it learned only the training digits; keep the weights that were best.</source>
            <translation>그 뒤로는 훈련 데이터만 외웠습니다. 가장 좋았던 가중치를 쓰면 됩니다.</translation>
        </message>
        <message>
            <source>It has learned the training digits by heart; weight decay and more varied digits help.</source>
            <translation>훈련 데이터를 외웠습니다. 가중치 감소나 데이터 증강이 도움이 됩니다.</translation>
        </message>
        <message>
            <source>It never answers class {number}.</source>
            <translation>{number}번 클래스로 답한 적이 없습니다.</translation>
        </message>
        <message>
            <source>It reads only {percent} % even of the training digits right.</source>
            <translation>훈련 데이터도 {percent}%만 바르게 읽습니다.</translation>
        </message>
        <message>
            <source>It was trained until every training digit was certain; label smoothing keeps it honest.</source>
            <translation>모든 훈련 데이터를 확신할 때까지 학습했습니다. 레이블 스무딩을 쓰면 지나친 확신이 줄어듭니다.</translation>
        </message>
        <message>
            <source>Its certainties are {points} points above its accuracy.</source>
            <translation>확신도가 정확도보다 {points}%p 높습니다.</translation>
        </message>
        <message>
            <source>Its certainties are {points} points below its accuracy.</source>
            <translation>확신도가 정확도보다 {points}%p 낮습니다.</translation>
        </message>
        <message>
            <source>Its outputs for that class are always lower: too few digits, or units that died.</source>
            <translation>그 클래스의 출력이 항상 더 낮습니다. 데이터가 너무 적거나 노드가 죽었을 수 있습니다.</translation>
        </message>
        <message>
            <source>Label smoothing or a squared error keep certainties low; a temperature below 1 mends it.</source>
            <translation>레이블 스무딩이나 제곱 오차는 확신도를 낮춥니다. 온도를 1보다 낮추면 맞출 수 있습니다.</translation>
        </message>
        <message>
            <source>Layer {layer}: all gradients are 0 before the first step, so all units stay equal.</source>
            <translation>{layer}번 층: 첫 스텝 전에 기울기가 모두 0이라 모든 노드가 같은 값에 머뭅니다.</translation>
        </message>
        <message>
            <source>Layer {layer}: {percent} % of the outputs are at an end of their range.</source>
            <translation>{layer}번 층: 출력의 {percent}%가 범위의 끝에 있습니다.</translation>
        </message>
        <message>
            <source>Layer {layer}: {percent} % of the units give 0 for every image.</source>
            <translation>{layer}번 층: 노드의 {percent}%가 모든 이미지에 0을 출력합니다.</translation>
        </message>
        <message>
            <source>No training digit is of the class {name}.</source>
            <translation>{name} 클래스의 훈련 데이터가 없습니다.</translation>
        </message>
        <message>
            <source>Nothing was learned yet: look at the first weights and the learning rate.</source>
            <translation>아직 배운 것이 없습니다. 초깃값과 학습률을 살펴보면 좋습니다.</translation>
        </message>
        <message>
            <source>One such step throws the weights away; clipping limits its length.</source>
            <translation>이런 한 스텝에 가중치가 크게 벗어납니다. 기울기 클리핑으로 크기를 제한할 수 있습니다.</translation>
        </message>
        <message>
            <source>Rare classes are hardly ever practiced, so they are missed; add or vary their digits.</source>
            <translation>드문 클래스는 거의 학습되지 않아 놓치기 쉽습니다. 데이터를 늘리거나 증강하면 됩니다.</translation>
        </message>
        <message>
            <source>Small batches give rough gradients; larger ones or a learning rate that falls calm it.</source>
            <translation>배치가 작으면 기울기가 거칩니다. 배치를 키우거나 학습률을 점점 줄이면 안정됩니다.</translation>
        </message>
        <message>
            <source>Steps that are too long jump over the valley; a tenth of the learning rate stays inside.</source>
            <translation>보폭이 너무 크면 골짜기를 뛰어넘습니다. 학습률을 10분의 1로 줄이면 안에 머뭅니다.</translation>
        </message>
        <message>
            <source>Steps that are too short get nowhere; the learning-rate finder shows how long they may be.</source>
            <translation>보폭이 너무 작으면 나아가지 못합니다. 학습률 찾기가 알맞은 크기를 보여 줍니다.</translation>
        </message>
        <message>
            <source>Test accuracy still rose by {gain} points in the last epoch.</source>
            <translation>마지막 에폭에도 테스트 정확도가 {gain}%p 올랐습니다.</translation>
        </message>
        <message>
            <source>Test digits that were learned by heart make the accuracy look better than it is.</source>
            <translation>외운 숫자로 테스트하면 정확도가 실제보다 좋아 보입니다.</translation>
        </message>
        <message>
            <source>The class {most} has {times} times as many training digits as {least}.</source>
            <translation>{most} 클래스의 훈련 데이터가 {least} 클래스의 {times}배입니다.</translation>
        </message>
        <message>
            <source>The first layer's gradient is {ratio} of the last one's: it vanishes on the way back.</source>
            <translation>첫 층의 기울기가 마지막 층의 {ratio}배입니다. 역전파 중에 기울기가 소실됩니다.</translation>
        </message>
        <message>
            <source>The gradient is {ratio} times as large as the weights: it explodes.</source>
            <translation>기울기가 가중치의 {ratio}배입니다. 기울기 폭발입니다.</translation>
        </message>
        <message>
            <source>The loss jumps from step to step by {percent} % of its size.</source>
            <translation>손실이 스텝마다 크기의 {percent}%씩 흔들립니다.</translation>
        </message>
        <message>
            <source>The loss left the finite numbers at step {step}.</source>
            <translation>{step}번째 스텝에서 손실이 발산했습니다(무한대나 NaN).</translation>
        </message>
        <message>
            <source>The loss rose from {before} to {after} in the last tenth of the steps.</source>
            <translation>마지막 10분의 1 스텝에서 손실이 {before}에서 {after}로 커졌습니다.</translation>
        </message>
        <message>
            <source>The network is too small or was trained too shortly for what it should learn.</source>
            <translation>배울 것에 비해 신경망이 너무 작거나 학습이 너무 짧았습니다.</translation>
        </message>
        <message>
            <source>The run ended before it had learned what it can; more epochs cost only time.</source>
            <translation>다 배우기 전에 실행이 끝났습니다. 에폭을 늘리면 더 배울 수 있습니다.</translation>
        </message>
        <message>
            <source>The running mean and variance have not caught up; a smaller momentum follows faster.</source>
            <translation>이동 평균과 분산이 아직 따라오지 못했습니다. 모멘텀을 줄이면 더 빨리 따라옵니다.</translation>
        </message>
        <message>
            <source>The signal shrinks to {ratio} of its size from the first to the last hidden layer.</source>
            <translation>첫 은닉층에서 마지막 은닉층까지 신호가 {ratio}배로 줄어듭니다.</translation>
        </message>
        <message>
            <source>The steps were too large: each one made the next one larger.</source>
            <translation>보폭이 너무 커서 스텝마다 더 커졌습니다.</translation>
        </message>
        <message>
            <source>The test loss has risen for {epochs} epochs: from {best} to {now}.</source>
            <translation>테스트 손실이 {epochs}에폭 동안 {best}에서 {now}로 커졌습니다.</translation>
        </message>
        <message>
            <source>There are only {count} test digits: one more or less is {points} points.</source>
            <translation>테스트 데이터가 {count}개뿐이라 하나가 {points}%p입니다.</translation>
        </message>
        <message>
            <source>Train accuracy is {gap} points above test accuracy.</source>
            <translation>훈련 정확도가 테스트 정확도보다 {gap}%p 높습니다.</translation>
        </message>
        <message>
            <source>Weights that do not move learn nothing; a useful step is a thousandth of their length.</source>
            <translation>움직이지 않는 가중치는 배우지 못합니다. 알맞은 스텝은 가중치 크기의 1,000분의 1 정도입니다.</translation>
        </message>
        <message>
            <source>With dropout it reads {gap} points fewer training digits than test digits.</source>
            <translation>드롭아웃을 쓰는 동안 훈련 정확도가 테스트 정확도보다 {gap}%p 낮습니다.</translation>
        </message>
        <message>
            <source>With each batch's own statistics it reads {batch} % right, with the running ones {running} %.</source>
            <translation>배치마다의 통계로는 {batch}%, 이동 통계로는 {running}%를 바르게 읽습니다.</translation>
        </message>
        <message>
            <source>With so few, luck decides; take a larger share for testing.</source>
            <translation>이렇게 적으면 운이 결과를 정합니다. 테스트 비율을 늘려야 합니다.</translation>
        </message>
        <message>
            <source>{percent} % of all mistakes are of one kind: {count} times class {is} is read as {read}.</source>
            <translation>오답의 {percent}%가 한 종류입니다. {is}번 클래스를 {read}번으로 읽은 경우가 {count}번입니다.</translation>
        </message>
        <message>
            <source>{percent} % of the test digits are also training digits.</source>
            <translation>테스트 데이터의 {percent}%가 훈련 데이터에도 있습니다.</translation>
        </message>
        <message>
            <source>{percent} % of the training digits are blank.</source>
            <translation>훈련 데이터의 {percent}%가 비어 있습니다.</translation>
        </message>
        <message>
            <source>{percent} % right is what guessing gives.</source>
            <translation>정확도 {percent}%는 찍는 수준입니다.</translation>
        </message>
        <message>
            <source>Batch normalization after the convolution and after the first affine layer: compare the first hundred steps with the plain one.</source>
            <translation>합성곱 뒤와 첫 Affine 층 뒤에 배치 정규화를 둡니다. 처음 100스텝을 정규화하지 않은 신경망과 비교해 볼 만합니다.</translation>
        </message>
        <message>
            <source>Biases</source>
            <translation>편향</translation>
        </message>
        <message>
            <source>Dropout, plain</source>
            <translation>드롭아웃만</translation>
        </message>
        <message>
            <source>One convolution, batch normalization once</source>
            <translation>합성곱 하나, 배치 정규화 한 번</translation>
        </message>
        <message>
            <source>Optimizers: AdaGrad, He</source>
            <translation>옵티마이저: AdaGrad, He</translation>
        </message>
        <message>
            <source>Optimizers: Adam, He</source>
            <translation>옵티마이저: Adam, He</translation>
        </message>
        <message>
            <source>Optimizers: Momentum, He</source>
            <translation>옵티마이저: 모멘텀, He</translation>
        </message>
        <message>
            <source>Optimizers: SGD, He</source>
            <translation>옵티마이저: SGD, He</translation>
        </message>
        <message>
            <source>Weight decay, plain</source>
            <translation>가중치 감소만</translation>
        </message>
        <message>
            <source>first biases: 0, or drawn as the weights are</source>
            <translation>편향의 초깃값입니다. 0이거나 가중치처럼 뽑습니다</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>0</translation>
        </message>
        <message>
            <source>as printed in the notes</source>
            <translation>강의 노트에 인쇄된 값</translation>
        </message>
        <message>
            <source>92 % with at most 10,000 weights</source>
            <translation>가중치 10,000개 이하로 92% 달성</translation>
        </message>
        <message>
            <source>97 % on the test digits within two epochs</source>
            <translation>두 에폭 안에 테스트 숫자에서 97% 달성</translation>
        </message>
        <message>
            <source>Example task 1</source>
            <translation>예제 과제 1</translation>
        </message>
        <message>
            <source>Example task 2</source>
            <translation>예제 과제 2</translation>
        </message>
        <message>
            <source>Only the optimizer, its settings and the learning rate schedule may change.</source>
            <translation>옵티마이저와 그 설정, 학습률 스케줄만 바꿀 수 있습니다.</translation>
        </message>
        <message>
            <source>The layers may change; the optimizer, the data and the number of epochs may not.</source>
            <translation>층은 바꿀 수 있지만 옵티마이저, 데이터, 에폭 수는 바꿀 수 없습니다.</translation>
        </message>
        <message>
            <source>there is no attempt to hand in yet; train once first</source>
            <translation>아직 제출할 시도가 없습니다. 먼저 한 번 학습해야 합니다</translation>
        </message>
        <message>
            <source>{field} is set by the task; leave the task to change it</source>
            <translation>{field}: 과제에서 정한 설정입니다. 바꾸려면 과제에서 나가야 합니다</translation>
        </message>
        <message>
            <source>Checked from the settings and the log alone: {reason}</source>
            <translation>설정과 기록만으로 확인했습니다: {reason}</translation>
        </message>
        <message>
            <source>Digest of the task</source>
            <translation>과제의 다이제스트</translation>
        </message>
        <message>
            <source>stop after this many epochs without progress; 0 never</source>
            <translation>이만큼의 에폭 동안 나아지지 않으면 멈춥니다. 0이면 멈추지 않습니다</translation>
        </message>
        <message>
            <source>Equal weights get equal updates; random first weights make the units differ.</source>
            <translation>같은 가중치는 똑같이 갱신됩니다. 무작위 초깃값을 쓰면 노드마다 달라집니다.</translation>
        </message>
        <message>
            <source>Every weight is 0: all units of a layer stay equal, so the network cannot learn to distinguish digits.</source>
            <translation>모든 가중치가 0입니다. 한 층의 노드가 모두 같아서 숫자를 구별하는 법을 배우지 못합니다.</translation>
        </message>
        <message>
            <source>Its answer changes while the weights are changed: k is computed again for each of them.</source>
            <translation>가중치를 바꾸는 동안 답이 달라집니다. 가중치마다 k를 다시 계산하기 때문입니다.</translation>
        </message>
        <message>
            <source>Look at those digits on Inspect: more of both classes, or finer filters, help.</source>
            <translation>살펴보기에서 그 숫자들을 볼 수 있습니다. 두 클래스의 데이터를 늘리거나 필터를 세밀하게 하면 구별됩니다.</translation>
        </message>
        <message>
            <source>The ball is at ({start}). Before it rolls: what will this η do?</source>
            <translation>공은 ({start})에 있습니다. 구르기 전에 예측해 봅니다. 이 η로 어떻게 될까요?</translation>
        </message>
        <message>
            <source>What hardly differs cannot be distinguished; first weights by He keep its size.</source>
            <translation>거의 같은 값은 구별할 수 없습니다. He 초깃값을 쓰면 크기가 유지됩니다.</translation>
        </message>
        <message>
            <source>at most {most} runs fit into one race; remove one first</source>
            <translation>한 비교에는 실행이 {most}개까지 들어갑니다. 먼저 하나를 빼야 합니다</translation>
        </message>
        <message>
            <source>name of the data set, or its folder</source>
            <translation>데이터의 이름 또는 데이터가 있는 폴더</translation>
        </message>
        <message>
            <source>stop after this many steps; 0 lets the epochs decide</source>
            <translation>이만큼의 스텝 뒤에 멈춥니다. 0이면 에폭이 정합니다</translation>
        </message>
        <message>
            <source>these runs differ in more than one setting, so no comparison can show why</source>
            <translation>이 실행들은 설정이 둘 이상 달라 비교로 이유를 알 수 없습니다</translation>
        </message>
        <message>
            <source>this network distinguishes {classes}, not the ten digits; choose a network for digits</source>
            <translation>이 신경망은 숫자 열 개가 아니라 {classes} 클래스를 구분합니다. 숫자를 읽는 신경망을 고르면 됩니다</translation>
        </message>
        <message>
            <source>this network distinguishes {got} classes, the data has {expected}; choose digits that it was trained on</source>
            <translation>이 신경망은 클래스 {got}개를 분류하는데 데이터의 클래스는 {expected}개입니다. 학습에 쓴 숫자 데이터를 골라야 합니다</translation>
        </message>
        <message>
            <source>{name} has {count} classes; at most {most} can be distinguished here</source>
            <translation>{name} 데이터에는 클래스가 {count}개 있습니다. {most}개까지 구분할 수 있습니다</translation>
        </message>
        <message>
            <source>{name} holds one class only ({label}); a network needs at least two to distinguish</source>
            <translation>{name} 데이터에는 클래스가 하나({label})뿐입니다. 신경망이 구분하려면 두 개 이상이 필요합니다</translation>
        </message>
        <message>
            <source>{name} is the same picture as {first}</source>
            <translation>{name} 그림은 {first} 그림과 같습니다</translation>
        </message>
        <message>
            <source>{name} is the same picture as {first}, but of class {label}, not {other}</source>
            <translation>{name} 그림은 {first} 그림과 같은데 클래스가 {other} 대신 {label}입니다</translation>
        </message>
        <message>
            <source>{name} points at arrays in other files, which are not opened</source>
            <translation>{name} 파일은 다른 파일의 배열을 가리킵니다. 그런 파일은 열지 않습니다</translation>
        </message>
        <message>
            <source>{name} tests with the same picture that {first} teaches</source>
            <translation>테스트용 {name} 그림이 훈련용 {first} 그림과 같습니다</translation>
        </message>
        <message>
            <source>{name}: {array} is of shape {got}, and no labels beside it say which axis counts pictures</source>
            <translation>{name}: {array} 배열의 형상이 {got}인데, 어느 축이 그림의 수인지 알려 주는 레이블이 없습니다</translation>
        </message>
        <message>
            <source>another program searches {name} now; wait for its end, or choose another name</source>
            <translation>지금 다른 프로그램이 {name} 탐색을 하고 있습니다. 끝나기를 기다리거나 다른 이름을 골라야 합니다</translation>
        </message>
        <message>
            <source>a study's name is made of letters, digits, dots and dashes, 80 at most</source>
            <translation>탐색 이름은 글자, 숫자, 점, 붙임표로 80자 이내여야 합니다</translation>
        </message>
        <message>
            <source>network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>no runs were found in {name}; name zip files that were exported on Runs, or folders of them</source>
            <translation>{name}에 실행이 없습니다. 실행 기록에서 내보낸 zip 파일이나 그 파일이 든 폴더를 골라야 합니다</translation>
        </message>
        <message>
            <source>the run {run} is damaged</source>
            <translation>{run} 실행이 손상되었습니다</translation>
        </message>
        <message>
            <source>there is no file or folder {name}; name zip files of exported runs, or folders of them</source>
            <translation>{name} 파일이나 폴더가 없습니다. 내보낸 실행의 zip 파일이나 그 파일이 든 폴더를 골라야 합니다</translation>
        </message>
        <message>
            <source>{field} has a log scale or steps, not both: leave one of them out</source>
            <translation>{field}에는 로그 눈금과 간격을 함께 쓸 수 없습니다. 둘 가운데 하나를 빼야 합니다</translation>
        </message>
        <message>
            <source>{name} is no study of a class, or a damaged one</source>
            <translation>{name} 파일은 학급 결과가 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <source>784-1024-512-512-10, Adam</source>
            <translation>784-1024-512-512-10, Adam</translation>
        </message>
        <message>
            <source>As printed in the notes, with all of MNIST: about 95.2, 20.7 and 92.8 %. The sample has 32 batches an epoch, not 469.</source>
            <translation>강의 노트에 인쇄된 값(MNIST 전체): 약 95.2, 20.7, 92.8%. 표본은 한 에폭이 469배치가 아니라 32배치입니다.</translation>
        </message>
        <message>
            <source>As printed in the notes: about 95.2, 20.7 and 92.8 %, one run. The second depends on the first weights.</source>
            <translation>강의 노트에 인쇄된 값: 한 번 실행에 약 95.2, 20.7, 92.8%. 두 번째 값은 초깃값에 따라 달라집니다.</translation>
        </message>
        <message>
            <source>The test images are nearly black. As printed in the notes, with all of MNIST: about 20.7 % instead of 95.2.</source>
            <translation>테스트 이미지가 거의 검은색이 됩니다. 강의 노트에 인쇄된 값(MNIST 전체): 95.2% 대신 약 20.7%.</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>답</translation>
        </message>
        <message>
            <source>How sure it is that the picture shows this digit.</source>
            <translation>그림이 이 숫자라고 얼마나 확신하는지 나타냅니다.</translation>
        </message>
        <message>
            <source>Shares of the ten digits</source>
            <translation>숫자 열 개의 확률</translation>
        </message>
        <message>
            <source>The largest share is that of {digit}, {share}: this is the answer. The label is {label}.</source>
            <translation>가장 큰 확률은 {digit}의 {share}이고, 이것이 답입니다. 레이블은 {label}입니다.</translation>
        </message>
        <message>
            <source>The network gives ten shares for one picture. Step shows one after the other.</source>
            <translation>신경망은 그림 하나에 확률 열 개를 줍니다. 다음 단계를 누르면 하나씩 보여 줍니다.</translation>
        </message>
        <message>
            <source>The notes read test[0] with their pretrained network: choose it where its file is.</source>
            <translation>강의 노트는 test[0]을 미리 학습된 신경망으로 읽습니다. 파일이 있으면 그 신경망을 고르면 됩니다.</translation>
        </message>
        <message>
            <source>These are exact fractions: floats would give k = {k} here.</source>
            <translation>여기서는 분수로 정확히 계산합니다. 부동소수점으로는 k = {k}입니다.</translation>
        </message>
        <message>
            <source>What is left of the error is rounding, divided by a small h: a smaller h makes it larger.</source>
            <translation>남은 오차는 작은 h로 나눈 반올림 오차입니다. h가 작을수록 커집니다.</translation>
        </message>
        <message>
            <source>{name} is no study of DigitLab, or a damaged one</source>
            <translation>{name} 파일은 DigitLab 탐색 기록이 아니거나 손상되었습니다</translation>
        </message>
        <message>
            <source>Course labs</source>
            <translation>강의 실험실</translation>
        </message>
        <message>
            <source>Written by DigitLab. One file, nothing is loaded from elsewhere.</source>
            <translation>DigitLab에서 작성했습니다. 파일 하나로 되어 있으며 다른 곳에서 아무것도 불러오지 않습니다.</translation>
        </message>
        <message>
            <source>open</source>
            <translation>미해결</translation>
        </message>
        <message>
            <source>solved</source>
            <translation>해결</translation>
        </message>
        <message>
            <source>{solved} of {total}</source>
            <translation>{total}개 중 {solved}개</translation>
        </message>
        <message>
            <source>A small CNN</source>
            <translation>작은 CNN</translation>
        </message>
        <message>
            <source>A small convolutional network; its first layer has maps that can be seen.</source>
            <translation>작은 합성곱 신경망입니다. 첫 층의 특징 맵을 그림으로 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>Few neurons carry much: some can be switched off without any loss.</source>
            <translation>중요한 뉴런은 적습니다. 꺼도 정확도가 떨어지지 않는 뉴런도 있습니다.</translation>
        </message>
        <message>
            <source>Open the inspector and switch the most needed neuron off.</source>
            <translation>살펴보기를 열어 가장 필요한 뉴런을 꺼 봅니다.</translation>
        </message>
        <message>
            <source>The course's network</source>
            <translation>강의의 신경망</translation>
        </message>
        <message>
            <source>The course: the network of its postal-code reader, and its chapter on convolutional networks.</source>
            <translation>강의: 우편번호 인식기의 신경망, 그리고 합성곱 신경망 장.</translation>
        </message>
        <message>
            <source>The network that reads postal codes in the course, 784-1024-512-512-10.</source>
            <translation>강의에서 우편번호를 읽는 신경망 784-1024-512-512-10입니다.</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>개수</translation>
        </message>
        <message>
            <source>Picture no.</source>
            <translation>그림 번호</translation>
        </message>
        <message>
            <source>Its weights fit only outputs thinned by dropout: they were not scaled for use without it.</source>
            <translation>가중치가 드롭아웃으로 솎은 출력에만 맞습니다. 드롭아웃 없이 쓸 때의 크기로 조정되지 않았습니다.</translation>
        </message>
        <message>
            <source>With dropout left on it reads {on} % right, without {off} %.</source>
            <translation>드롭아웃을 켠 채로는 {on}%를, 끄면 {off}%를 바르게 읽습니다.</translation>
        </message>
        <message>
            <source>this network takes {needed} GB of memory and {there} GB are free; take fewer units or smaller batches</source>
            <translation>이 신경망은 메모리를 {needed} GB 쓰는데 남은 메모리는 {there} GB입니다. 노드를 줄이거나 배치를 작게 해야 합니다</translation>
        </message>
        <message>
            <source>Into how many parts the training digits are divided.</source>
            <translation>훈련 데이터를 몇 부분으로 나눌지 정합니다.</translation>
        </message>
        <message>
            <source>Run the 60:40 split and the folds. How far apart are the folds?</source>
            <translation>60:40 분할과 폴드를 실행합니다. 폴드끼리 얼마나 다릅니까?</translation>
        </message>
        <message>
            <source>Several numbers: their mean is steadier, their spread is the luck.</source>
            <translation>수가 여럿이면 평균이 더 안정적이고, 흩어진 정도가 운입니다.</translation>
        </message>
        <message>
            <source>Train on 60 % and test on 40 %, or k times, each time tested on another part.</source>
            <translation>60%로 학습하고 40%로 테스트하거나, k번 학습하며 매번 다른 부분으로 테스트합니다.</translation>
        </message>
        <message>
            <source>k folds</source>
            <translation>k개 폴드</translation>
        </message>
        <message>
            <source>{name} does not say how its layers are used: the best way found reads {best} of {digits} digits, but is surer of itself than a network that was trained so; say the activations, the pixels or the layers</source>
            <translation>{name} 파일에는 층의 사용법이 없습니다. 가장 잘 읽는 방법은 숫자 {digits}개의 {best}를 읽지만, 그렇게 학습한 신경망보다 확신이 지나칩니다. 활성화 함수나 픽셀 범위나 층을 알려 주면 됩니다</translation>
        </message>
        <message>
            <source>{name} does not say how its layers are used, and its classes are not the ten digits, so reading digits does not show it; say the activations, the pixels or the layers</source>
            <translation>{name} 파일에는 층의 사용법이 없고, 클래스가 숫자 열 개가 아니어서 숫자를 읽어 알아낼 수도 없습니다. 활성화 함수나 픽셀 범위나 층을 알려 주면 됩니다</translation>
        </message>
        <message>
            <source>{name} does not say how its layers are used: the best way found reads {best} of {digits} digits, but has no activation between its layers; say the activations, the pixels or the layers</source>
            <translation>{name} 파일에는 층의 사용법이 없습니다. 가장 잘 읽는 방법은 숫자 {digits}개의 {best}를 읽지만, 층 사이에 활성화 함수가 없습니다. 활성화 함수나 픽셀 범위나 층을 알려 주면 됩니다</translation>
        </message>
        <message>
            <source>the connection to the scheduler is lost; start it and its workers again and continue the study</source>
            <translation>스케줄러와 연결이 끊겼습니다. 스케줄러와 작업기를 다시 시작한 뒤 탐색을 이어서 하면 됩니다</translation>
        </message>
        <message>
            <source>Floats round: a k that should be 0 is not quite 0, and the line no longer touches its point.</source>
            <translation>부동소수점은 반올림합니다. 0이어야 할 k가 정확히 0이 되지 않아 직선이 점에 닿지 않습니다.</translation>
        </message>
        <message>
            <source>In fractions k would be 0 here: the line would run exactly through the point.</source>
            <translation>분수로 계산하면 여기서 k는 0입니다. 직선이 점을 정확히 지납니다.</translation>
        </message>
        <message>
            <source>floats</source>
            <translation>부동소수점</translation>
        </message>
        <message>
            <source>fractions</source>
            <translation>분수</translation>
        </message>
        <message>
            <source>one row, all scores alike</source>
            <translation>1행, 점수가 모두 같음</translation>
        </message>
        <message>
            <source>{name} = {values}</source>
            <translation>{name} = {values}</translation>
        </message>
        <message>
            <source>the disk is full; free some space and try again</source>
            <translation>디스크가 가득 찼습니다. 공간을 비운 뒤 다시 시도해야 합니다</translation>
        </message>
        <message>
            <source>DigitLab runs in a Python that it did not make, and leaves it as it is</source>
            <translation>DigitLab이 만들지 않은 Python에서 실행 중이므로 그대로 둡니다</translation>
        </message>
        <message>
            <source>It chooses what a search tries next, and where it runs.</source>
            <translation>탐색에서 다음에 시도할 설정과 실행할 곳을 정합니다.</translation>
        </message>
        <message>
            <source>It reads HDF5 files: digit sets, and compressed networks of Keras.</source>
            <translation>HDF5 파일의 숫자 데이터와 압축된 Keras 신경망을 읽습니다.</translation>
        </message>
        <message>
            <source>It reads digit sets in MATLAB's files.</source>
            <translation>MATLAB 파일의 숫자 데이터를 읽습니다.</translation>
        </message>
        <message>
            <source>It writes curves as TensorBoard's event files.</source>
            <translation>곡선을 TensorBoard의 이벤트 파일로 저장합니다.</translation>
        </message>
        <message>
            <source>It writes networks in ONNX and checks them.</source>
            <translation>신경망을 ONNX로 저장하고 검사합니다.</translation>
        </message>
        <message>
            <source>another start of DigitLab installs packages now; try again when it is done</source>
            <translation>다른 DigitLab이 패키지를 설치하고 있습니다. 끝난 뒤 다시 시도해야 합니다</translation>
        </message>
        <message>
            <source>it unpacks to more than 1 GB</source>
            <translation>압축을 풀면 1 GB가 넘습니다</translation>
        </message>
        <message>
            <source>no network: pip cannot reach its package index; connect and try again</source>
            <translation>인터넷에 연결되지 않아 pip이 패키지 저장소에 접속할 수 없습니다. 연결한 뒤 다시 시도해야 합니다</translation>
        </message>
        <message>
            <source>pip cannot verify the certificate of its package index; behind a company proxy, set PIP_CERT</source>
            <translation>pip이 패키지 저장소의 인증서를 확인할 수 없습니다. 회사 프록시를 쓴다면 PIP_CERT를 설정해야 합니다</translation>
        </message>
        <message>
            <source>pip failed (its output is in {log})</source>
            <translation>pip이 실패했습니다(출력: {log})</translation>
        </message>
        <message>
            <source>pip finds no ready-made {package} for Python {version} on {system}; try another Python from 3.11 on</source>
            <translation>{system}의 Python {version}에 맞는 {package} 패키지가 없습니다. 3.11 이상의 다른 Python을 써야 합니다</translation>
        </message>
        <message>
            <source>pip is done, and the part is still not found; start the program again</source>
            <translation>설치가 끝났지만 라이브러리를 찾을 수 없습니다. 프로그램을 다시 시작해야 합니다</translation>
        </message>
        <message>
            <source>the folder of this Python's packages cannot be written</source>
            <translation>이 Python의 패키지 폴더에 쓸 수 없습니다</translation>
        </message>
        <message>
            <source>the optional part {extra} is installed but does not load: {reason}; delete the environment's folder and start again</source>
            <translation>선택 항목 {extra}: 설치되어 있지만 불러올 수 없습니다({reason}). 환경 폴더를 지우고 다시 시작해야 합니다</translation>
        </message>
        <message>
            <source>the packages cannot be installed</source>
            <translation>패키지를 설치할 수 없습니다</translation>
        </message>
        <message>
            <source>the packages cannot be installed: {reason}</source>
            <translation>패키지를 설치할 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>there is no pip in this Python; python3 -m ensurepip adds it</source>
            <translation>이 Python에는 pip이 없습니다. python3 -m ensurepip으로 추가할 수 있습니다</translation>
        </message>
        <message>
            <source>{what}: {reason}</source>
            <translation>{what}: {reason}</translation>
        </message>
        <message>
            <source>The {activation} of the sum is passed to the next layer.</source>
            <translation>합의 {activation} 값이 다음 층으로 갑니다.</translation>
        </message>
        <message>
            <source>So far out, x + h is x again and the numerical gradient is 0. The exact one continues by a factor of −19.</source>
            <translation>그렇게 멀리서는 x + h가 다시 x가 되어 수치 미분이 0입니다. 정확한 기울기로는 스텝마다 −19배로 계속 커집니다.</translation>
        </message>
        <message>
            <source>a run is still training; stop it before you open a task</source>
            <translation>실행이 진행 중입니다. 과제를 열려면 먼저 중지해야 합니다</translation>
        </message>
        <message>
            <source>another run is still training; stop it before you take this one up</source>
            <translation>다른 실행이 진행 중입니다. 이 실행을 이어 가려면 먼저 그것을 중지해야 합니다</translation>
        </message>
        <message>
            <source>{name} has more bytes than the items that its header declares; download it again</source>
            <translation>{name}이(가) 머리글에 적힌 것보다 깁니다. 다시 내려받아야 합니다</translation>
        </message>
        <message>
            <source>a scheduler's address looks like tcp://host:8786, not {got}</source>
            <translation>스케줄러 주소는 tcp://host:8786 형식이어야 합니다: {got}</translation>
        </message>
        <message>
            <source>A sigmoid made of three straight lines: 0, a slope through ½, then 1.</source>
            <translation>직선 세 개로 만든 시그모이드입니다. 0에서 ½을 지나는 빗면을 거쳐 1이 됩니다.</translation>
        </message>
        <message>
            <source>Each input times its own hard sigmoid: like Swish, without an exponential.</source>
            <translation>입력에 그 입력의 하드 시그모이드를 곱합니다. Swish와 비슷하지만 지수 함수를 쓰지 않습니다.</translation>
        </message>
        <message>
            <source>HardSigmoid</source>
            <translation>HardSigmoid</translation>
        </message>
        <message>
            <source>HardSwish</source>
            <translation>HardSwish</translation>
        </message>
        <message>
            <source>Softsign</source>
            <translation>Softsign</translation>
        </message>
        <message>
            <source>Squeezes any number into −1 to 1 as tanh does, but comes close to the ends far more slowly.</source>
            <translation>tanh처럼 어떤 수든 −1과 1 사이로 눌러 담지만 양 끝에 훨씬 천천히 다가갑니다.</translation>
        </message>
        <message>
            <source>a document</source>
            <translation>문서</translation>
        </message>
        <message>
            <source>a language model (GGUF)</source>
            <translation>언어 모델(GGUF)</translation>
        </message>
        <message>
            <source>a model of another program</source>
            <translation>다른 프로그램의 모델</translation>
        </message>
        <message>
            <source>a part of a TensorFlow checkpoint</source>
            <translation>TensorFlow 체크포인트의 일부</translation>
        </message>
        <message>
            <source>a pointer of Git LFS, not the weights</source>
            <translation>가중치가 아닌 Git LFS 포인터</translation>
        </message>
        <message>
            <source>a web page</source>
            <translation>웹 페이지</translation>
        </message>
        <message>
            <source>download the file of weights itself</source>
            <translation>가중치 파일 자체를 내려받으면 됩니다</translation>
        </message>
        <message>
            <source>get them with git lfs pull</source>
            <translation>git lfs pull로 가중치를 받으면 됩니다</translation>
        </message>
        <message>
            <source>it has a hard sigmoid of {slope} x + {middle}</source>
            <translation>{slope} x + {middle} 꼴의 하드 시그모이드가 있습니다</translation>
        </message>
        <message>
            <source>it is damaged, or no .npz file; save or copy it again</source>
            <translation>손상되었거나 .npz 파일이 아닙니다. 다시 저장하거나 복사하면 됩니다</translation>
        </message>
        <message>
            <source>it is locked with a password; unpack it first</source>
            <translation>암호로 잠겨 있습니다. 먼저 압축을 풀어야 합니다</translation>
        </message>
        <message>
            <source>no network for images of {shape} has the shapes in {name}: {shapes}; say its layers, or choose a network for such images</source>
            <translation>{shape} 이미지를 받는 신경망 가운데 {name}의 모양을 가진 것이 없습니다: {shapes}. 층을 직접 적거나 그런 이미지를 받는 신경망을 골라야 합니다</translation>
        </message>
        <message>
            <source>only networks of layers can be opened; choose another file</source>
            <translation>층으로 된 신경망만 열 수 있습니다. 다른 파일을 골라야 합니다</translation>
        </message>
        <message>
            <source>save it with torch.save({name: tensor.to_dense() for name, tensor in state.items()}, 'weights.pt')</source>
            <translation>torch.save({name: tensor.to_dense() for name, tensor in state.items()}, 'weights.pt')로 저장하면 됩니다</translation>
        </message>
        <message>
            <source>save its arrays with numpy.savez('weights.npz', *arrays)</source>
            <translation>numpy.savez('weights.npz', *arrays)로 배열을 저장하면 됩니다</translation>
        </message>
        <message>
            <source>save its arrays with numpy.savez('weights.npz', W=model.coef_.T, b=model.intercept_)</source>
            <translation>numpy.savez('weights.npz', W=model.coef_.T, b=model.intercept_)로 배열을 저장하면 됩니다</translation>
        </message>
        <message>
            <source>save ordinary float32 tensors, those of the model before it was quantized</source>
            <translation>양자화하기 전 모델의 평범한 float32 텐서를 저장하면 됩니다</translation>
        </message>
        <message>
            <source>steepness of its middle part</source>
            <translation>가운데 부분의 기울기</translation>
        </message>
        <message>
            <source>the layers do not fit the arrays in {name}: {reason}; name all its layers in order</source>
            <translation>층이 {name}의 배열과 맞지 않습니다: {reason}. 모든 층을 차례대로 적어야 합니다</translation>
        </message>
        <message>
            <source>{name} cannot be opened, and would read wrongly otherwise: {reason}; choose another network</source>
            <translation>{name}을(를) 열 수 없습니다. 그대로 열면 잘못 읽습니다: {reason}. 다른 신경망을 골라야 합니다</translation>
        </message>
        <message>
            <source>{name} does not say how its layers are used: the best way found reads {best} of {digits} digits, but has another activation in each place, which digits do not show for certain; say the activations, the pixels or the layers</source>
            <translation>{name} 파일에는 층의 사용법이 없습니다. 가장 잘 읽는 방법은 숫자 {digits}개의 {best}를 읽지만, 층마다 활성화 함수가 달라 숫자만으로는 확실하지 않습니다. 활성화 함수나 픽셀 범위나 층을 알려 주면 됩니다</translation>
        </message>
        <message>
            <source>{name} holds more than {most} layers; choose a smaller network</source>
            <translation>{name}에 층이 {most}개보다 많습니다. 더 작은 신경망을 골라야 합니다</translation>
        </message>
        <message>
            <source>{name} holds no arrays of numbers; save the weights themselves as safetensors or .npz</source>
            <translation>{name}에 수의 배열이 없습니다. 가중치만 safetensors나 .npz로 저장하면 됩니다</translation>
        </message>
        <message>
            <source>{name} is a damaged JSON file; save or copy it again</source>
            <translation>{name}은(는) 손상된 JSON 파일입니다. 다시 저장하거나 복사하면 됩니다</translation>
        </message>
        <message>
            <source>{name} is a damaged ONNX file; export or copy it again</source>
            <translation>{name}은(는) 손상된 ONNX 파일입니다. 다시 내보내거나 복사하면 됩니다</translation>
        </message>
        <message>
            <source>{name} is damaged, or no file of Keras; save or copy it again</source>
            <translation>{name}이(가) 손상되었거나 Keras 파일이 아닙니다. 다시 저장하거나 복사하면 됩니다</translation>
        </message>
        <message>
            <source>{name} is damaged, or no file of PyTorch; save or copy it again</source>
            <translation>{name}이(가) 손상되었거나 PyTorch 파일이 아닙니다. 다시 저장하거나 복사하면 됩니다</translation>
        </message>
        <message>
            <source>{name} is damaged: {tensor} holds something else than finite numbers; use another copy, or train it again</source>
            <translation>{name}이(가) 손상되었습니다. {tensor}에 유한한 수가 아닌 값이 있습니다. 다른 사본을 쓰거나 다시 학습해야 합니다</translation>
        </message>
        <message>
            <source>{name} is not a safetensors file, or a damaged one; save or copy it again</source>
            <translation>{name}이(가) 손상되었거나 safetensors 파일이 아닙니다. 다시 저장하거나 복사하면 됩니다</translation>
        </message>
        <message>
            <source>notes, best</source>
            <translation>강의 노트, 최고</translation>
        </message>
        <message>
            <source>notes, test</source>
            <translation>강의 노트, 테스트</translation>
        </message>
        <message>
            <source>notes, train</source>
            <translation>강의 노트, 훈련</translation>
        </message>
        <message>
            <source>the kept runs in {folder} cannot be read: {reason}; set DIGITLAB_HOME to another folder</source>
            <translation>{folder}에 저장된 실행을 읽을 수 없습니다({reason}). DIGITLAB_HOME에 다른 폴더를 지정해야 합니다</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours}시간 {minutes}분</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds}초</translation>
        </message>
        <message>
            <source>{value} %</source>
            <translation>{value}%</translation>
        </message>
        <message>
            <source>filter, {rows} × {columns}</source>
            <translation>필터, {rows} × {columns}</translation>
        </message>
        <message>
            <source>not inverted</source>
            <translation>반전 안 함</translation>
        </message>
        <message>
            <source>picture, {rows} × {columns}</source>
            <translation>그림, {rows} × {columns}</translation>
        </message>
        <message>
            <source>right so far: {total}</source>
            <translation>지금까지 맞은 수: {total}</translation>
        </message>
        <message>
            <source>A photo has three numbers a pixel. One channel is enough: the ink is dark in it, the paper light.</source>
            <translation>사진은 픽셀마다 수가 세 개입니다. 채널 하나면 충분합니다. 잉크는 어둡고 종이는 밝습니다.</translation>
        </message>
        <message>
            <source>At the lowest point: only the last digits still change.</source>
            <translation>최솟점에 있습니다. 마지막 자릿수만 바뀝니다.</translation>
        </message>
        <message>
            <source>MNIST is light ink on black. Inverted, each number v becomes 1 − v.</source>
            <translation>MNIST는 검은 바탕에 밝은 잉크입니다. 반전하면 수 v가 1 − v가 됩니다.</translation>
        </message>
        <message>
            <source>Not inverted: the paper is light and the ink dark, the opposite of MNIST.</source>
            <translation>반전하지 않았습니다. 종이는 밝고 잉크는 어두워 MNIST와 반대입니다.</translation>
        </message>
        <message>
            <source>The digit is cut out, shrunk to 20 pixels and put into the middle, as in MNIST.</source>
            <translation>MNIST처럼 숫자를 잘라 내어 20픽셀로 줄이고 가운데에 놓습니다.</translation>
        </message>
        <message>
            <source>The whole photo is shrunk to 28 × 28. The digit stays small and beside the middle.</source>
            <translation>사진 전체를 28 × 28로 줄입니다. 숫자는 작고 가운데에서 벗어난 채로 있습니다.</translation>
        </message>
        <message>
            <source>Each input times the share of a normal distribution that is below it: a smooth ReLU with a small dip.</source>
            <translation>입력에 정규 분포에서 그보다 작을 확률을 곱합니다. 살짝 파인 매끄러운 ReLU입니다.</translation>
        </message>
        <message>
            <source>Grows as the probability of the right answer falls; softmax is part of it, so the last layer gives raw scores.</source>
            <translation>정답에 준 확률이 작을수록 커지는 손실입니다. 소프트맥스가 들어 있으므로 마지막 층은 점수를 그대로 냅니다.</translation>
        </message>
        <message>
            <source>Passes what is between two bounds and cuts off the rest; from 0 to 6 it is known as ReLU6.</source>
            <translation>하한과 상한 사이는 그대로 통과시키고 나머지는 잘라 냅니다. 0에서 6까지이면 ReLU6입니다.</translation>
        </message>
        <message>
            <source>must be between {low} and {high}</source>
            <translation>{low} 이상 {high} 이하여야 합니다</translation>
        </message>
        <message>
            <source>{field} must be between 0 and 1, not {got}</source>
            <translation>{field}은(는) 0과 1 사이여야 합니다. 지금 값: {got}</translation>
        </message>
        <message>
            <source>{field} must be between 2 and {high} (the images of the rarest class), not {got}</source>
            <translation>{field}은(는) 2와 {high}(가장 드문 숫자의 이미지 수) 사이여야 합니다. 지금 값: {got}</translation>
        </message>
        <message>
            <source>{field} must be between {low} and {high}, not {got}</source>
            <translation>{field} 값은 {low} 이상 {high} 이하여야 합니다. 지금은 {got}입니다</translation>
        </message>
        <message>
            <source>{name} has the label {label} at place {place}; labels must be between 0 and {last}</source>
            <translation>{name}의 {place}번째 레이블이 {label}입니다. 레이블은 0과 {last} 사이여야 합니다</translation>
        </message>
        <message>
            <source>{name} holds images of {height}×{width} pixels; each side must be between 1 and {largest}</source>
            <translation>{name}의 이미지는 {height}×{width}픽셀입니다. 각 변은 1과 {largest} 사이여야 합니다</translation>
        </message>
        <message>
            <source>the goal's test_accuracy must be above 0 and at most at 1</source>
            <translation>목표의 test_accuracy는 0보다 크고 1 이하여야 합니다</translation>
        </message>
        <message>
            <source>Across, the factor is 1 − 2η; along, it is 1 − η/10. Both must be between −1 and 1.</source>
            <translation>골짜기를 가로지르는 방향의 배수는 1 − 2η, 따라가는 방향은 1 − η/10입니다. 둘 다 −1과 1 사이여야 합니다.</translation>
        </message>
        <message>
            <source>Too many units are left out for the rest to learn; a smaller ratio lets them.</source>
            <translation>빠지는 노드가 너무 많아 나머지가 배우지 못합니다. 드롭아웃 비율을 줄이면 됩니다.</translation>
        </message>
        <message>
            <source>The pixels are between {low} and {high} instead of 0 and 1.</source>
            <translation>픽셀값이 0~1이 아니라 {low}~{high}입니다.</translation>
        </message>
        <message>
            <source>there is no layout {layout} of {name}; leave it out to see which there are</source>
            <translation>{name}에는 배치 {layout}번이 없습니다. 어떤 배치가 있는지 보려면 이 옵션을 빼십시오</translation>
        </message>
        <message>
            <source>write {example} with a point, not {got}</source>
            <translation>{got} 대신 소수점을 찍어 {example}처럼 써야 합니다</translation>
        </message>
        <message>
            <source>{name} holds several data sets: {found}; name the folder of one</source>
            <translation>{name}에 데이터가 여러 개 있으므로({found}) 그중 하나의 폴더를 지정해야 합니다</translation>
        </message>
        <message>
            <source>the solved tasks in {folder} cannot be read: {reason}; set DIGITLAB_HOME to another folder</source>
            <translation>{folder}에 저장된 해결한 과제를 읽을 수 없습니다: {reason}. DIGITLAB_HOME으로 다른 폴더를 지정해야 합니다</translation>
        </message>
        <message>
            <source>{name} is not there any more; another window may have deleted it</source>
            <translation>{name}이(가) 더는 없습니다. 다른 창에서 삭제했을 수 있습니다</translation>
        </message>
        <message>
            <source>attempt to write a readonly database</source>
            <translation>읽기 전용이라 쓸 수 없습니다</translation>
        </message>
        <message>
            <source>database disk image is malformed</source>
            <translation>색인 파일이 손상되었습니다</translation>
        </message>
        <message>
            <source>database is locked</source>
            <translation>다른 프로그램이 사용 중입니다</translation>
        </message>
        <message>
            <source>database or disk is full</source>
            <translation>디스크가 가득 찼습니다</translation>
        </message>
        <message>
            <source>disk I/O error</source>
            <translation>디스크 입출력 오류입니다</translation>
        </message>
        <message>
            <source>file is not a database</source>
            <translation>색인 파일이 아닙니다</translation>
        </message>
        <message>
            <source>unable to open database file</source>
            <translation>색인 파일을 열 수 없습니다</translation>
        </message>
        <message>
            <source>{name} takes {needed} GB of memory and {there} GB are free; close other programs</source>
            <translation>{name}을(를) 여는 데 메모리 {needed} GB가 필요하지만 {there} GB만 비어 있습니다. 다른 프로그램을 닫아야 합니다</translation>
        </message>
    </context>
    <context>
        <name>i18n</name>
        <message>
            <source>CNN, {count} convolutions</source>
            <translation>CNN, 합성곱 {count}개</translation>
        </message>
        <message>
            <source>linear</source>
            <translation>선형</translation>
        </message>
    </context>
</TS>
