import type { StaffCase } from '@gridline/shared/complaint.ts';
import { Alert, Button } from 'antd';
import styles from '../form.module.css';

interface UnitSuggestionsProps {
  caseFile: StaffCase;
  onChoose: (code: string) => void;
}

/** Whom it could go to and why, the likeliest first; and that the choice binds, where it does. */
export function UnitSuggestions({ caseFile, onChoose }: UnitSuggestionsProps) {
  const { decisionBy, unitSuggestions } = caseFile;
  return (
    <>
      {decisionBy && (
        <Alert
          type="warning"
          showIcon
          data-testid="decision"
          title={`已退件两次，由${decisionBy}裁定：派给谁就由谁办理，不能再退件。`}
        />
      )}
      {unitSuggestions.length > 0 && (
        <ul className={styles.suggestions} data-testid="unit-suggestions">
          {unitSuggestions.map(({ code, name, reason }) => (
            <li key={code}>
              <Button size="small" onClick={() => onChoose(code)}>
                {name}
              </Button>
              <span className="muted">{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
