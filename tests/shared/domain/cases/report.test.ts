import fc from 'fast-check';
import {
  answerProblems, answerWords, gradeFrom, publicTitle, reportProblems, saysSomething, sensitiveFrom, titleOf, type CategoryQuestion,
} from '../../../../shared/domain/cases/report';

const questions: CategoryQuestion[] = [
  { id: 'what', text: '坏的是哪样', kind: 'choice', required: true, options: [{ value: 'cover', label: '井盖' }, { value: 'road', label: '路面' }] },
  { id: 'fall', text: '人会不会掉进去', kind: 'yesNo', required: false, options: [{ value: 'yes', label: '是', raisesTo: 'urgent' }, { value: 'no', label: '不是' }] },
];
const who: CategoryQuestion = { id: 'kind', text: '哪一种声音', kind: 'choice', required: false, options: [{ value: 'living', label: '邻居家里', sensitive: true }, { value: 'shop', label: '店铺' }] };

describe('a report', () => {
  it.each([
    ['words alone', '井盖坏了', [], true],
    ['a photo alone', '', ['f1'], true],
    ['neither', '', [], false],
    ['blanks are not words', ' \n\u3000', [], false],
  ])('%s', (_, text, photos, enough) => {
    expect(saysSomething(text, photos)).toBe(enough);
  });

  it('names every problem at once', () => {
    const answers = [{ questionId: 'fall', value: 'maybe' }, { questionId: 'colour', value: 'red' }, { questionId: 'fall', value: 'no' }];
    expect(reportProblems({ text: ' ', photoIds: [], answers }, questions)).toEqual([
      { path: 'text', code: 'wordsOrPhoto' },
      { path: 'answers.0.value', code: 'unknownOption' },
      { path: 'answers.1.questionId', code: 'unknownQuestion' },
      { path: 'answers.2.questionId', code: 'answeredTwice' },
      { path: 'answers.what', code: 'answerMissing' },
    ]);
  });

  it('allows good answers, and leaving out what is not required', () => {
    expect(answerProblems([{ questionId: 'what', value: 'cover' }], questions)).toEqual([]);
  });

  it('shows answers in words, without those the catalogue no longer knows', () => {
    const answers = [{ questionId: 'what', value: 'cover' }, { questionId: 'gone', value: 'x' }, { questionId: 'fall', value: 'gone' }];
    expect(answerWords(answers, questions)).toEqual([{ question: '坏的是哪样', answer: '井盖' }]);
  });

  it('becomes as urgent as its answers say, never less', () => {
    const yes = [{ questionId: 'fall', value: 'yes' }];
    expect(gradeFrom('ordinary', yes, questions)).toBe('urgent');
    expect(gradeFrom('emergency', yes, questions)).toBe('emergency');
    expect(gradeFrom('ordinary', [{ questionId: 'fall', value: 'no' }], questions)).toBe('ordinary');
  });

  it('is about persons when its category or its answer says so, or when nobody said', () => {
    expect(sensitiveFrom(true, [], [])).toBe(true);
    expect(sensitiveFrom(false, [{ questionId: 'kind', value: 'living' }], [who])).toBe(true);
    expect(sensitiveFrom(false, [{ questionId: 'kind', value: 'shop' }], [who])).toBe(false);
    expect(sensitiveFrom(false, [], [who])).toBe(true);
    expect(sensitiveFrom(false, [], questions)).toBe(false);
  });
});

describe('the title of a case', () => {
  const title = (text: string, placeText = '3 栋门前'): string => titleOf({ text, categoryName: '井盖道路破损', placeText });

  it.each([
    ['井盖松了，踩上去会翘。已经三天了。', '井盖松了，踩上去会翘'],
    ['\n\n  路灯不亮\n第二行', '路灯不亮'],
    ['！！井盖坏了', '井盖坏了'],
    ['', '3 栋门前，井盖道路破损'],
    ['您好！三号楼的路灯坏了。', '三号楼的路灯坏了'],
    ['你好，电梯停了', '电梯停了'],
    ['急。四楼水管爆了', '四楼水管爆了'],
    ['灯坏了', '灯坏了'],
    ['您好', '3 栋门前，井盖道路破损'],
    ['。。。', '3 栋门前，井盖道路破损'],
    ['灯坏了\u3000 \t很黑', '灯坏了 很黑'],
  ])('%j is called %s', (text, expected) => {
    expect(title(text)).toBe(expected);
  });

  it('ends a long sentence at its last comma', () => {
    const long = `四栋东侧垃圾房三天没有人来清运，污水流到路上，${'孩子上学得绕着走'.repeat(5)}`;
    expect(title(long)).toBe('四栋东侧垃圾房三天没有人来清运，污水流到路上');
  });

  it('cuts where there is no comma, and never through a character', () => {
    const cut = title('𠮷'.repeat(60));
    expect([...cut]).toEqual([...'𠮷'.repeat(40), '…']);
  });

  it('is never empty and never longer than 41 characters, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const result = title(text);
        expect(result.length).toBeGreaterThan(0);
        expect([...result].length).toBeLessThanOrEqual(41);
      }),
    );
  });

  it('tells neighbours only category and grid', () => {
    expect(publicTitle({ categoryName: '楼道照明', gridName: '第 3 网格' })).toBe('第 3 网格，楼道照明');
    expect(publicTitle({ categoryName: '楼道照明', gridName: null })).toBe('楼道照明');
  });
});
